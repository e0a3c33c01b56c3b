package dev.hindsight.replay.host;

import dev.hindsight.replay.ReplayedBy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out where a class came from, and when it was built. */
public final class CodeOrigin {
    private CodeOrigin() {}

    /** Describes a class of this process; {@code method} says how it is called. */
    public static ReplayedBy.Code describe(Class<?> type, String method) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return describe(
                    type.getName(),
                    method,
                    Path.of(Objects.requireNonNull(source).getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class was loaded from nowhere: " + type, e);
        }
    }

    /** Describes a class that is in a jar or folder, without loading it. */
    public static ReplayedBy.Code describe(String className, String method, Path archive) {
        URL classFile = classFile(archive, className.replace('.', '/') + ".class");
        // A jar is one thing, and its hash is what others know it by; a folder of classes has no such hash.
        URL hashed =
                Files.isDirectory(archive) ? classFile : url(archive.toUri().toString());
        return new ReplayedBy.Code(className, method, archive.toString(), builtAt(classFile), sha256(hashed));
    }

    /** Describes a file that is no class, such as a script. */
    public static ReplayedBy.Code describe(String name, Path file) {
        URL url = url(file.toUri().toString());
        return new ReplayedBy.Code(name, "replay protocol", file.toString(), builtAt(url), sha256(url));
    }

    private static @Nullable URL classFile(Path archive, String path) {
        return Files.isDirectory(archive)
                ? url(archive.resolve(path).toUri().toString())
                : url("jar:%s!/%s".formatted(archive.toUri(), path));
    }

    private static @Nullable URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (IllegalArgumentException | MalformedURLException _) {
            return null;
        }
    }

    private static @Nullable Instant builtAt(@Nullable URL classFile) {
        if (classFile == null) {
            return null;
        }
        try {
            URLConnection connection = classFile.openConnection();
            connection.setUseCaches(false);
            try (InputStream _ = connection.getInputStream()) {
                // A jar's own time is that of the download; the time of the class within it is that of the build.
                long modified = connection instanceof JarURLConnection jar
                        ? jar.getJarEntry().getTime()
                        : connection.getLastModified();
                return modified <= 0 ? null : Instant.ofEpochMilli(modified);
            }
        } catch (IOException _) {
            return null;
        }
    }

    private static String sha256(@Nullable URL file) {
        if (file == null) {
            return "unknown";
        }
        try {
            URLConnection connection = file.openConnection();
            connection.setUseCaches(false); // the jar may be built anew while we run
            try (InputStream bytes = connection.getInputStream()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                return HexFormat.of().formatHex(digest.digest());
            }
        } catch (IOException _) {
            return "unknown";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
