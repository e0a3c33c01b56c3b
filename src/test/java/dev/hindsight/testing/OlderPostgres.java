package dev.hindsight.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Real servers of versions before that of {@link TestPostgres}. Each starts when it is first asked for, listens on
 * loopback only and stops with the JVM. Safe for use by several threads.
 */
public enum OlderPostgres {
    V14("postgres-14.jar"),
    V16("postgres-16.jar");

    private final Path archive;

    @SuppressWarnings("ImmutableEnumChecker") // started when it is first asked for
    private @Nullable EmbeddedPostgres running;

    OlderPostgres(String archive) {
        this.archive = Path.of("target", "postgres", archive);
    }

    /** A new, empty database of its own for the caller. */
    public DataSource freshDatabase() {
        EmbeddedPostgres server = server();
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
        return server.getDatabase("postgres", name);
    }

    private synchronized EmbeddedPostgres server() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, machine) -> binaries())
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setLocaleConfig("locale", "C")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The server of " + archive + " did not start", e);
        }
    }

    private InputStream binaries() throws IOException {
        try (ZipFile jar = new ZipFile(archive.toFile())) {
            ZipEntry entry = jar.stream()
                    .filter(file -> file.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(archive + " holds no PostgreSQL"));
            try (InputStream packed = jar.getInputStream(entry)) {
                return new ByteArrayInputStream(packed.readAllBytes());
            }
        }
    }
}
