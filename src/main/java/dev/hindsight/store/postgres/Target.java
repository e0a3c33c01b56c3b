package dev.hindsight.store.postgres;

import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The database that a URL leads to.
 *
 * @param host the host, or several with commas between
 * @param ports the port, or several
 */
record Target(String url, String host, String ports, String database) {
    /**
     * Reads a JDBC URL.
     *
     * @throws StoreUnreachableException if it is none of PostgreSQL
     */
    static Target of(String url) {
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null) {
            throw new StoreUnreachableException(
                    "“%s” is not the JDBC URL of a PostgreSQL database. It should look like jdbc:postgresql://host:5432/database."
                            .formatted(StoreAddress.withoutSecrets(url)),
                    null);
        }
        return new Target(
                url,
                Objects.requireNonNullElse(PGProperty.PG_HOST.getOrDefault(parts), "localhost"),
                Objects.requireNonNullElse(PGProperty.PG_PORT.getOrDefault(parts), "5432"),
                Objects.requireNonNullElse(PGProperty.PG_DBNAME.getOrDefault(parts), ""));
    }

    /** Host, port and database, for people. */
    String shown() {
        return "%s:%s/%s".formatted(host, ports, database);
    }

    /**
     * The port.
     *
     * @throws StoreUnreachableException if the URL names several
     */
    int port() {
        if (!ports.matches("\\d+")) {
            throw new StoreUnreachableException("A tunnel leads to one host: name one in the URL.", null);
        }
        return Integer.parseInt(ports);
    }

    /** The same database by a port on loopback. */
    String through(int localPort) {
        String start = "jdbc:postgresql://";
        String rest = url.startsWith(start) ? url.substring(start.length()) : "";
        int slash = rest.indexOf('/');
        if (slash < 0) {
            throw new StoreUnreachableException(
                    "A tunnel needs host and database in the URL, as in jdbc:postgresql://host:5432/database.", null);
        }
        return start + "127.0.0.1:" + localPort + rest.substring(slash);
    }
}
