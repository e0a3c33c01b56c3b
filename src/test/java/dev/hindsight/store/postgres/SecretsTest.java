package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreException;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** A password is in no log, not even in one that tells everything, and in no text of an error. */
class SecretsTest {
    private static final String SECRET = "tr0ub4dor";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final DataSource database = TestPostgres.freshDatabase();
    private final List<String> texts = new ArrayList<>();

    @BeforeEach
    void listen() {
        log.start();
        root.setLevel(Level.DEBUG);
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(Level.INFO);
    }

    @Test
    void aPasswordIsNeitherLoggedNorShown() {
        KitTables.fill(database, List.of(new Events().next("order-1", "OrderCreated", "{}")));
        String user = TestPostgres.userWithPassword(SECRET);
        KitTables.execute(database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user);
        String url = "jdbc:postgresql://localhost:%d/%s?user=%s"
                .formatted(TestPostgres.port(), ((PGSimpleDataSource) database).getDatabaseName(), user);

        use(url, SECRET);
        use(url + "&password=" + SECRET, null);
        use(url + "&password=wrong" + SECRET, null);
        use(url + "&sslmode=verify-full&sslpassword=" + SECRET, SECRET);
        use(url.replace("localhost", "no-such-host.invalid") + "&password=" + SECRET, null);
        use("jdbc:mysql://localhost/shop?password=" + SECRET, null);
        use("jdbc:postgresql://localhost:x/shop?password=" + SECRET, null);

        log.list.forEach(event -> texts.add(text(event)));
        assertThat(texts).hasSizeGreaterThan(20).noneMatch(text -> text.contains(SECRET));
    }

    private void use(String url, @Nullable String password) {
        StoreAddress address = new StoreAddress("test", url, null, password, null);
        texts.add(address.toString());
        PostgresStores stores = new PostgresStores();
        stores.attemptConnection(address, Cancellation.never()).forEach(step -> texts.add(step.toString()));
        try (EventStore store = stores.open(address, Cancellation.never())) {
            texts.add(store.description().toString());
        } catch (StoreException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause.getMessage());
        }
        return text.toString();
    }
}
