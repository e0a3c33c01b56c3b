package dev.hindsight.replay.code;

import dev.hindsight.replay.ReplayException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Jars and folders of classes, in the order in which Java looks through them.
 *
 * @param entries all of them existed when the class path was read
 */
public record ClassPath(List<Path> entries) {
    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a class path as Java does: entries between {@link File#pathSeparator}, and {@code folder/*} for all jars of
     * a folder.
     *
     * @throws ReplayException if an entry does not exist
     */
    public static ClassPath parse(String text) {
        return of(Arrays.stream(text.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .toList());
    }

    /**
     * A class path of entries of which each may be {@code folder/*}.
     *
     * @throws ReplayException if an entry does not exist
     */
    public static ClassPath of(List<String> entries) {
        List<Path> paths = new ArrayList<>();
        entries.forEach(entry -> paths.addAll(expand(entry.strip())));
        return new ClassPath(paths);
    }

    private static List<Path> expand(String entry) {
        if (entry.endsWith(File.separator + "*") || entry.equals("*")) {
            return jarsIn(existing(entry.equals("*") ? "." : entry.substring(0, entry.length() - 2)));
        }
        return List.of(existing(entry));
    }

    private static Path existing(String entry) {
        try {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException _) {
            // said below
        }
        throw new ReplayException(
                "The class path names %s, which does not exist. Build it, or correct the path.".formatted(entry), null);
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ReplayException("The folder %s of the class path cannot be read.".formatted(folder), e);
        }
    }

    /** Another text when a file of the class path has changed. Looks at every class file of a folder, reads none. */
    public String fingerprint() {
        return entries.stream().map(ClassPath::fingerprint).collect(Collectors.joining("\n"));
    }

    private static String fingerprint(Path entry) {
        if (!Files.isDirectory(entry)) {
            return entry + stamp(entry);
        }
        try {
            ClassFileStamps stamps = new ClassFileStamps();
            Files.walkFileTree(entry, stamps);
            return "%s %x".formatted(entry, stamps.all);
        } catch (IOException e) {
            return entry + " unreadable";
        }
    }

    /** Asked at every replay, of thousands of files: each is looked at once, and their order does not matter. */
    private static final class ClassFileStamps extends SimpleFileVisitor<Path> {
        private long all;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".class")) {
                long stamp = attributes.lastModifiedTime().toMillis() * 31 + attributes.size();
                all += (stamp * 31 + file.hashCode()) * 0x9E3779B97F4A7C15L;
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static String stamp(Path file) {
        try {
            return " %d %s".formatted(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return " missing";
        }
    }

    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
