package dev.hindsight.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * An application of a user's: sources that are compiled for Java 17 and packed into a jar, apart from the class path of
 * the tests.
 */
public final class SourceJar {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();

    /** Adds a source file; {@code path} is that within a source folder, such as {@code shop/Order.java}. */
    public SourceJar source(String path, String text) {
        sources.put(path, text);
        return this;
    }

    /** Adds a file that is packed as it is, such as {@code META-INF/services/…}. */
    public SourceJar resource(String path, String text) {
        resources.put(path, text);
        return this;
    }

    /** Adds all sources below a folder of {@code src/test/apps}. */
    public SourceJar app(String name) {
        Path folder = Path.of("src", "test", "apps", name);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                source(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Compiles against the library that the class is from. */
    public SourceJar library(Class<?> type) {
        libraries.add(libraryOf(type));
        return this;
    }

    /** The jar or folder that a class was loaded from. */
    public static Path libraryOf(Class<?> type) {
        try {
            return Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the jar and returns the class path to run it with: the jar, then the libraries. */
    public List<Path> writeTo(Path jar) {
        try {
            Path work = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "sources");
            Path classes = compile(work);
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                Path file = classes.resolve(resource.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, resource.getValue());
            }
            pack(classes, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(Stream.of(jar), libraries.stream()).toList();
    }

    private Path compile(Path work) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("java").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path classes = Files.createDirectories(work.resolve("classes"));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager fileManager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            fileManager,
                            null,
                            options(classes),
                            null,
                            fileManager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException(messages.toString());
            }
        }
        return classes;
    }

    private List<String> options(Path classes) {
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return List.of(
                "--release", "17", "-parameters", "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                archive.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, archive);
                archive.closeEntry();
            }
        }
    }
}
