package dev.hindsight.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Hands out empty databases of one real PostgreSQL server, which starts with the first of them, listens on loopback
 * only and stops with the JVM. Safe for use by several threads.
 */
public final class TestPostgres {
    private static final String USER = "postgres";

    private TestPostgres() {}

    /** A new, empty database of its own for the caller; every connection is a fresh one, nothing is pooled. */
    public static DataSource freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // Copying template0 by its files needs two checkpoints; through the log it is twice as fast.
            statement.execute("CREATE DATABASE " + name + " STRATEGY wal_log");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
        return Server.RUNNING.getDatabase(USER, name);
    }

    /** A new database that holds what another one holds; nobody may be connected to that one meanwhile. */
    public static DataSource copyOf(DataSource database) {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE %s TEMPLATE %s STRATEGY wal_log"
                    .formatted(name, ((PGSimpleDataSource) database).getDatabaseName()));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database " + name, e);
        }
        return Server.RUNNING.getDatabase(USER, name);
    }

    /** The JDBC URL, user included, of a database that this class or {@link OlderPostgres} made. No password is needed. */
    public static String jdbcUrl(DataSource database) {
        PGSimpleDataSource source = (PGSimpleDataSource) database;
        return "jdbc:postgresql://localhost:" + source.getPortNumbers()[0] + "/" + source.getDatabaseName() + "?user="
                + USER;
    }

    /** The port of the server on loopback. */
    public static int port() {
        return Server.RUNNING.getPort();
    }

    /**
     * A new user who has to give this password; everybody else is let in without.
     *
     * @return the name of the user
     */
    public static String userWithPassword(String password) {
        String user = "guarded_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(user, password));
            try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
                file.next();
                Path rules = Path.of(file.getString(1));
                Files.writeString(rules, "host all %s all scram-sha-256%n".formatted(user) + Files.readString(rules));
            }
            statement.execute("SELECT pg_reload_conf()");
            awaitRefusal(user);
            return user;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Cannot make the user " + user, e);
        }
    }

    /** The server reads its rules again when it comes to it. */
    private static void awaitRefusal(String user) {
        for (int i = 0; i < 1_000; i++) {
            try (Connection _ = Server.RUNNING.getDatabase(user, "postgres").getConnection()) {
                Thread.onSpinWait();
            } catch (SQLException _) {
                return;
            }
        }
        throw new IllegalStateException("The server lets " + user + " in without a password");
    }

    /** Starts the server when it is first asked for, so that a run without PostgreSQL tests does not pay for it. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "localhost")
                        .setServerConfig("full_page_writes", "off")
                        .setLocaleConfig("locale", "C")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("The PostgreSQL for tests did not start", e);
            }
        }
    }
}
