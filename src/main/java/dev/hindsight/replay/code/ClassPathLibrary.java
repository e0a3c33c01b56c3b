package dev.hindsight.replay.code;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.host.AggregateCode;
import dev.hindsight.replay.host.AggregateLibrary;
import dev.hindsight.replay.host.CodeOrigin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The aggregates of a class path: those that the user chose, else those that fit best. Looks again when jars change. */
final class ClassPathLibrary implements AggregateLibrary {
    private final CodeSettings settings;
    private final Function<String, Set<String>> eventTypesOf;
    private final Map<String, Optional<AggregateCode>> known = new HashMap<>();
    private String knownVersion = "";
    private @Nullable CodeCatalog catalog;

    /** {@code eventTypesOf} gives the stored event types that streams of a type have. */
    ClassPathLibrary(CodeSettings settings, Function<String, Set<String>> eventTypesOf) {
        this.settings = settings;
        this.eventTypesOf = eventTypesOf;
    }

    @Override
    public String version() {
        return classPath().fingerprint();
    }

    private ClassPath classPath() {
        return ClassPath.of(settings.classPath());
    }

    @Override
    public synchronized Optional<AggregateCode> codeFor(String streamType) {
        ClassPath classPath = classPath();
        String version = classPath.fingerprint();
        CodeCatalog current = catalog;
        if (current == null || !version.equals(knownVersion)) {
            current = CodeCatalog.scan(classPath, settings.events());
            catalog = current;
            known.clear();
            knownVersion = version;
        }
        CodeCatalog found = current;
        return known.computeIfAbsent(streamType, type -> candidate(found, type).map(it -> code(found, it)));
    }

    private Optional<Candidate> candidate(CodeCatalog found, String streamType) {
        String chosen = settings.aggregates()
                .getOrDefault(streamType, settings.aggregates().get(CodeSettings.ANY));
        if (chosen == null) {
            // A decoder makes objects of its own, of which the stored types say nothing.
            Set<String> eventTypes = settings.decoder() == null ? eventTypesOf.apply(streamType) : Set.of();
            return found.choose(streamType, eventTypes);
        }
        try {
            return Optional.of(found.named(chosen));
        } catch (ReplayException e) {
            throw new ReplayException(
                    "Streams of type “%s” cannot be replayed. %s".formatted(streamType, e.getMessage()), e);
        }
    }

    private AggregateCode code(CodeCatalog found, Candidate candidate) {
        AggregateBinding binding = candidate.binding();
        // Asked for every event, of types that are few.
        Map<String, Optional<String>> classes = new ConcurrentHashMap<>();
        return new AggregateCode(
                CodeOrigin.describe(binding.className(), binding.call(), found.archive(binding.className()))
                        .notRunning(settings.decoder() == null ? found.upcastersLeftOut() : List.of()),
                new AggregateCode.Call(
                        binding.className(), binding.style().name(), binding.member(), binding.initial()),
                type -> classes.computeIfAbsent(type, asked -> found.eventClass(asked, candidate)),
                settings.mapper(),
                settings.decoder(),
                settings.ignored(),
                found.upcasters());
    }
}
