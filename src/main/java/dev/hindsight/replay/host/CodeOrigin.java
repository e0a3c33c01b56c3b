package dev.hindsight.replay.host;

import dev.hindsight.replay.ReplayedBy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Finds out where a class came from, and when it was built. */
public final class CodeOrigin {
    private CodeOrigin() {}

    /** Describes a class of this process; {@code method} says how it is called. */
    public static ReplayedBy.Code describe(Class<?> type, String method) {
        URL classFile = type.getResource(type.getName().replaceFirst(".*\\.", "") + ".class");
        return new ReplayedBy.Code(type.getName(), method, archive(type), builtAt(classFile), sha256(classFile));
    }

    private static String archive(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "unknown";
        }
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return source.getLocation().toString();
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
                long modified = connection.getLastModified();
                return modified == 0 ? null : Instant.ofEpochMilli(modified);
            }
        } catch (IOException _) {
            return null;
        }
    }

    private static String sha256(@Nullable URL classFile) {
        if (classFile == null) {
            return "unknown";
        }
        try (InputStream bytes = classFile.openStream()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
        } catch (IOException _) {
            return "unknown";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
