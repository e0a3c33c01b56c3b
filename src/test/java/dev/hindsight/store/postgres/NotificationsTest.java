package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TailEvents.Listening;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frameworks that say on a channel that they have written. */
class NotificationsTest {
    private final DataSource database = TestPostgres.freshDatabase();
    private final List<PostgresEventStore> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(PostgresEventStore::close);
    }

    @ParameterizedTest
    @CsvSource({
        "commanded, public.events",
        "marten, mt_events_appended",
        "eugene-khyst, channel_event_notify",
        "factcast, nudge",
        "patchlevel, event_store",
    })
    void whatAFrameworkSaysIsAHintToReadAtOnce(String layout, String channel) throws Exception {
        PostgresEventStore store = open(layout);
        CountDownLatch told = new CountDownLatch(1);
        try (Listening _ = store.listen(told::countDown)) {
            // It listens a moment after it was asked to.
            while (!told.await(20, TimeUnit.MILLISECONDS)) {
                say(channel);
            }
            assertThat(store.activeConnections()).isEqualTo(1);
        }
        while (store.activeConnections() > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(listeners())
                .as("the connection that was given back listens no more")
                .isZero();
    }

    @Test
    void aFrameworkThatSaysNothingIsNotListenedTo() throws Exception {
        PostgresEventStore store = open("message-db");
        try (Listening _ = store.listen(() -> {})) {
            assertThat(store.activeConnections()).isZero();
        }
    }

    private long listeners() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND application_name = 'Hindsight'"
                        + " AND query LIKE 'LISTEN%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void say(String channel) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, 'x')")) {
            notify.setString(1, channel);
            notify.execute();
        }
    }

    private PostgresEventStore open(String layout) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            KitTables.execute(connection, Files.readString(Path.of("src/test/resources/layouts", layout + ".sql")));
        }
        PostgresEventStore store = (PostgresEventStore) new PostgresStores()
                .open(
                        new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, layout),
                        Cancellation.never());
        opened.add(store);
        return store;
    }
}
