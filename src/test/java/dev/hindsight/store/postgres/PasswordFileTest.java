package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and addresses from the files that psql reads as well. */
class PasswordFileTest {
    /** What the environment variables PGPASSFILE and PGSERVICEFILE say, which no test can set for itself. */
    private static final String PASSWORD_FILE = "org.postgresql.pgpassfile";

    private static final String SERVICE_FILE = "org.postgresql.pgservicefile";

    @TempDir
    private Path folder;

    private final String user = TestPostgres.userWithPassword("from a file");

    @AfterEach
    void forgetTheFiles() {
        System.clearProperty(PASSWORD_FILE);
        System.clearProperty(SERVICE_FILE);
    }

    @Test
    void aPasswordFileLetsIn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("pgpass"), "localhost:%d:*:%s:from a file%n".formatted(TestPostgres.port(), user));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        System.setProperty(PASSWORD_FILE, file.toString());

        assertSignsIn("jdbc:postgresql://localhost:%d/postgres?user=%s".formatted(TestPostgres.port(), user));
    }

    @Test
    void aServiceFileSaysWhereAndWhoAndThePassword() throws IOException {
        Path file = Files.writeString(folder.resolve("pg_service.conf"), """
                [shop]
                host=localhost
                port=%d
                dbname=postgres
                user=%s
                password=from a file
                """.formatted(TestPostgres.port(), user));
        System.setProperty(SERVICE_FILE, file.toString());

        assertSignsIn("jdbc:postgresql://?service=shop");
        assertSignsIn("jdbc:postgresql:///?service=shop");
        assertThat(attempt("jdbc:postgresql:///?service=nowhere").getFirst().detail())
                .contains("nowhere");
    }

    private void assertSignsIn(String url) {
        assertThat(attempt(url)).anySatisfy(step -> {
            assertThat(step.works()).isTrue();
            assertThat(step.detail()).startsWith("As " + user);
        });
    }

    private static List<ConnectionStep> attempt(String url) {
        return new PostgresStores()
                .attemptConnection(new StoreAddress("test", url, null, null, null), Cancellation.never());
    }
}
