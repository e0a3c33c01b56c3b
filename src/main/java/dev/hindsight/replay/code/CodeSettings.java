package dev.hindsight.replay.code;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where aggregate code is and what of it replays what, as a user says it. What is left out is found.
 *
 * @param classPath jars and folders, each as {@link ClassPath#of} takes it; empty where there is a command
 * @param java the folder of the Java to run it on; null for our own
 * @param command the words of a program that speaks the replay protocol; empty where there is a class path
 * @param aggregates from stream type to the text of an {@link AggregateBinding}; the key {@code *} stands for any other
 * @param events from stored event type to class, where no convention tells
 * @param mapper a static method or field that gives the application's own ObjectMapper, as {@code com.acme.Json#mapper}
 * @param decoder a class that decodes events
 * @param ignored the names of fields that are bookkeeping and not state
 */
public record CodeSettings(
        List<String> classPath,
        @Nullable String java,
        List<String> command,
        Map<String, String> aggregates,
        Map<String, String> events,
        @Nullable String mapper,
        @Nullable String decoder,
        List<String> ignored) {
    /** The stream type that stands for all that are not named. */
    public static final String ANY = "*";

    /** No code at all. */
    public static final CodeSettings NONE =
            new CodeSettings(List.of(), null, List.of(), Map.of(), Map.of(), null, null, List.of());

    /** Lists and maps that are missing in a settings file are empty. */
    public CodeSettings {
        classPath = orEmpty(classPath);
        command = orEmpty(command);
        aggregates = orEmpty(aggregates);
        events = orEmpty(events);
        ignored = orEmpty(ignored);
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    public static CodeSettings ofClassPath(String classPath) {
        return NONE.withClassPath(List.of(classPath.split(File.pathSeparator)));
    }

    public CodeSettings withClassPath(List<String> entries) {
        return new CodeSettings(entries, java, command, aggregates, events, mapper, decoder, ignored);
    }

    public CodeSettings withJava(@Nullable String home) {
        return new CodeSettings(classPath, home, command, aggregates, events, mapper, decoder, ignored);
    }

    public CodeSettings withCommand(List<String> words) {
        return new CodeSettings(classPath, java, words, aggregates, events, mapper, decoder, ignored);
    }

    public CodeSettings withAggregates(Map<String, String> bindings) {
        return new CodeSettings(classPath, java, command, bindings, events, mapper, decoder, ignored);
    }

    public CodeSettings withEvents(Map<String, String> classes) {
        return new CodeSettings(classPath, java, command, aggregates, classes, mapper, decoder, ignored);
    }

    public CodeSettings withMapper(@Nullable String named) {
        return new CodeSettings(classPath, java, command, aggregates, events, named, decoder, ignored);
    }

    public CodeSettings withDecoder(@Nullable String named) {
        return new CodeSettings(classPath, java, command, aggregates, events, mapper, named, ignored);
    }

    /** Whether there is any code to run. */
    public boolean isEmpty() {
        return classPath.isEmpty() && command.isEmpty();
    }
}
