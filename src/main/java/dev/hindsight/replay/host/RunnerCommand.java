package dev.hindsight.replay.host;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.runner.Runner;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;

/** The command that starts a runner: a program that speaks the replay protocol. */
@FunctionalInterface
public interface RunnerCommand {
    /**
     * The words of the command.
     *
     * @throws ReplayException if what it names does not exist
     */
    List<String> words(ReplayLimits limits);

    /**
     * Our own runner beside the user's classes: theirs come first, ours last.
     *
     * @param javaHome the Java to run on, 17 or later; null for the one that runs us
     */
    record Java(@Nullable Path javaHome, List<Path> classPath) implements RunnerCommand {
        public Java {
            classPath = List.copyOf(classPath);
        }

        @Override
        public List<String> words(ReplayLimits limits) {
            List<Path> own = ownClassPath();
            String all = join(Stream.concat(classPath.stream(), own.stream()));
            return List.of(
                    program().toString(),
                    "-Xmx" + limits.heapMegabytes() + "m",
                    "-XX:MaxMetaspaceSize=256m",
                    "-XX:MaxDirectMemorySize=64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=4",
                    "-Djava.awt.headless=true",
                    "-Dhindsight.own.classpath=" + join(own.stream()),
                    "-cp",
                    all,
                    Runner.class.getName());
        }

        private Path program() {
            Path home = javaHome == null ? Path.of(System.getProperty("java.home")) : javaHome;
            for (String name : List.of("bin/java", "bin/java.exe", "java")) {
                Path program = home.resolve(name);
                if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                    return program;
                }
            }
            if (Files.isRegularFile(home) && Files.isExecutable(home)) {
                return home;
            }
            throw new ReplayException(
                    "There is no Java in %s. Name the folder of a JDK or JRE, 17 or later.".formatted(home), null);
        }

        private static String join(Stream<Path> paths) {
            return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }

        /** Where the runner and the Jackson of ours were loaded from. */
        private static List<Path> ownClassPath() {
            List<Path> own = new ArrayList<>();
            for (Class<?> type : List.of(
                    Runner.class,
                    JsonParser.class,
                    ObjectMapper.class,
                    com.fasterxml.jackson.annotation.JsonProperty.class)) {
                own.add(locationOf(type));
            }
            return own;
        }

        private static Path locationOf(Class<?> type) {
            try {
                return Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                        .getLocation()
                        .toURI());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("A class was loaded from nowhere: " + type, e);
            }
        }
    }

    /** Any program that speaks the replay protocol, in whatever language. */
    record Program(List<String> command) implements RunnerCommand {
        public Program {
            command = List.copyOf(command);
        }

        @Override
        public List<String> words(ReplayLimits limits) {
            return command;
        }
    }
}
