package dev.hindsight.store.postgres;

import dev.hindsight.store.StoreAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * What the driver is told to connect with, and what each transaction begins with.
 *
 * @param url without what is not for it to say
 * @param preamble statements at the start of each transaction: all that a pooler would not keep for us
 * @param pooled whether a pooler stands between
 */
record ConnectionProperties(String url, Properties driver, List<String> preamble, boolean pooled) {
    /** What a URL would say in our place, and has no say in. */
    private static final String OURS =
            "(?i)(?<=[?&])(options|readOnly|readOnlyMode|prepareThreshold|ApplicationName)=[^&]*&?";

    private static final String TIMEOUTS = "statement_timeout=%d".formatted(Sessions.STATEMENT_TIMEOUT.toMillis());
    private static final String LOCKS = "lock_timeout=%d".formatted(Sessions.LOCK_TIMEOUT.toMillis());

    ConnectionProperties {
        preamble = List.copyOf(preamble);
    }

    static ConnectionProperties of(StoreAddress store) {
        Properties properties = new Properties();
        set(properties, PGProperty.USER, store.user());
        set(properties, PGProperty.PASSWORD, store.password());
        PGProperty.APPLICATION_NAME.set(properties, "Hindsight");
        PGProperty.CONNECT_TIMEOUT.set(properties, (int) Sessions.CONNECT_TIMEOUT.toSeconds());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // Of two settings of one name the server takes the later.
        String wanted = asked(store.url(), PGProperty.OPTIONS);
        PGProperty.OPTIONS.set(
                properties, wanted + " -c default_transaction_read_only=on -c " + TIMEOUTS + " -c " + LOCKS);
        secure(properties, store.url());
        String url = store.url().replaceAll(OURS, "").replaceFirst("[?&]$", "");
        return new ConnectionProperties(url, properties, role(store.role()), false);
    }

    /**
     * The same through a pooler such as PgBouncer, which hands each transaction to another session: nothing is asked of
     * the session, and no statement is prepared for longer than a transaction.
     */
    ConnectionProperties throughPooler() {
        Properties pooled = new Properties();
        pooled.putAll(driver);
        pooled.remove(PGProperty.OPTIONS.getName());
        PGProperty.PREPARE_THRESHOLD.set(pooled, 0);
        List<String> settings = new ArrayList<>(List.of("SET LOCAL " + TIMEOUTS, "SET LOCAL " + LOCKS));
        settings.addAll(preamble);
        return new ConnectionProperties(url, pooled, settings, true);
    }

    /** What the URL says of a property; empty where it says nothing. */
    private static String asked(String url, PGProperty property) {
        Properties inUrl = Driver.parseURL(url, new Properties());
        String value = inUrl == null ? null : property.getOrNull(inUrl);
        return value == null ? "" : value;
    }

    private static List<String> role(@Nullable String role) {
        return role == null ? List.of() : List.of("SET LOCAL ROLE " + StoreTable.quote(role));
    }

    /**
     * A server elsewhere has to prove who it is, unless the URL says otherwise. Its certificate is checked against
     * {@code ~/.postgresql/root.crt}, as the driver does, or else against the authorities that Java trusts.
     */
    private static void secure(Properties properties, String url) {
        Properties inUrl = Driver.parseURL(url, new Properties());
        if (inUrl == null || PGProperty.SSL_MODE.getOrNull(inUrl) != null || PGProperty.SSL.getOrNull(inUrl) != null) {
            return;
        }
        String hosts = String.valueOf(PGProperty.PG_HOST.getOrDefault(inUrl));
        if (Stream.of(hosts.split(",")).allMatch(ConnectionProperties::isLocal)) {
            return;
        }
        PGProperty.SSL_MODE.set(properties, "verify-full");
        boolean hasRoot = PGProperty.SSL_ROOT_CERT.getOrNull(inUrl) != null
                || Files.exists(Path.of(System.getProperty("user.home"), ".postgresql", "root.crt"));
        if (!hasRoot && PGProperty.SSL_FACTORY.getOrNull(inUrl) == null) {
            PGProperty.SSL_FACTORY.set(properties, DefaultJavaSSLFactory.class.getName());
        }
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    private static void set(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(properties, value);
        }
    }
}
