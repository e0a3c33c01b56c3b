package dev.hindsight.replay.code;

import dev.hindsight.replay.ReplayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The classes of a class path and how they descend from one another. Well-known libraries are left out. */
final class ClassIndex {
    /** Packages in which nobody keeps aggregates, and which would only cost time. */
    private static final List<String> LIBRARIES = List.of(
            "META-INF/",
            "java/",
            "javax/",
            "jakarta/",
            "sun/",
            "com/sun/",
            "jdk/",
            "kotlin/",
            "kotlinx/",
            "scala/",
            "groovy/",
            "org/springframework/",
            "com/fasterxml/",
            "tools/jackson/",
            "org/axonframework/",
            "org/apache/",
            "org/hibernate/",
            "io/netty/",
            "reactor/",
            "com/google/",
            "org/slf4j/",
            "ch/qos/",
            "org/postgresql/",
            "com/zaxxer/",
            "org/junit/",
            "org/jspecify/",
            "net/bytebuddy/",
            "org/assertj/",
            "io/micrometer/");

    private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
    private final Map<String, List<ClassFacts>> children = new HashMap<>();

    private ClassIndex() {}

    /**
     * Looks through a class path. A class that is there twice is the first one, as for Java.
     *
     * @throws ReplayException if an archive cannot be read
     */
    static ClassIndex of(ClassPath classPath) {
        ClassIndex index = new ClassIndex();
        for (Path entry : classPath.entries()) {
            try {
                index.add(entry);
            } catch (IOException | UncheckedIOException e) {
                throw new ReplayException(
                        "%s of the class path cannot be read. Is it a jar, and whole?".formatted(entry), e);
            }
        }
        index.classes.values().forEach(index::noteParents);
        return index;
    }

    private void add(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            addFolder(entry);
        } else {
            addJar(entry);
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isOfInterest(folder.relativize(file).toString().replace('\\', '/'))) {
                    add(Files.readAllBytes(file), folder);
                }
            }
        }
    }

    private void addJar(Path jar) throws IOException {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) archive.stream().map(ZipEntry.class::cast)::iterator) {
                if (isOfInterest(entry.getName())) {
                    try (InputStream content = archive.getInputStream(entry)) {
                        add(content.readAllBytes(), jar);
                    }
                }
            }
        }
    }

    private static boolean isOfInterest(String path) {
        return path.endsWith(".class")
                && !path.endsWith("-info.class")
                && LIBRARIES.stream().noneMatch(path::startsWith);
    }

    private void add(byte[] bytes, Path archive) {
        try {
            ClassFacts facts = ClassFacts.read(bytes, archive);
            classes.putIfAbsent(facts.name(), facts);
        } catch (IllegalArgumentException _) {
            // Broken, or for a newer Java than ours: nothing can be said of it, and the others are as good as before.
        }
    }

    private void noteParents(ClassFacts facts) {
        parents(facts)
                .forEach(parent -> children.computeIfAbsent(parent, name -> new ArrayList<>())
                        .add(facts));
    }

    private static Set<String> parents(ClassFacts facts) {
        Set<String> parents = new LinkedHashSet<>(facts.interfaces());
        if (facts.superclass() != null) {
            parents.add(facts.superclass());
        }
        return parents;
    }

    Collection<ClassFacts> all() {
        return classes.values();
    }

    Optional<ClassFacts> find(String binaryName) {
        return Optional.ofNullable(classes.get(binaryName));
    }

    /** The class and those that it extends, as far as they are of this class path. */
    List<ClassFacts> withSuperclasses(ClassFacts facts) {
        List<ClassFacts> chain = new ArrayList<>();
        Optional<ClassFacts> current = Optional.of(facts);
        while (current.isPresent() && !chain.contains(current.get())) {
            chain.add(current.get());
            current = Optional.ofNullable(current.get().superclass()).flatMap(this::find);
        }
        return chain;
    }

    /** All that the class is: itself, what it extends and what it implements, of this class path or not. */
    Set<String> supertypes(ClassFacts facts) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(facts.name()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (found.add(name)) {
                find(name).ifPresent(known -> open.addAll(parents(known)));
            }
        }
        return found;
    }

    /** The classes of which there can be objects that are of that type. */
    Set<String> concreteSubtypes(String name) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String type = open.pop();
            if (seen.add(type)) {
                find(type).filter(ClassFacts::isConcrete).ifPresent(facts -> found.add(facts.name()));
                children.getOrDefault(type, List.of()).forEach(child -> open.add(child.name()));
            }
        }
        return found;
    }
}
