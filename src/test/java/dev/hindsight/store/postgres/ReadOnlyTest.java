package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing can be written, whichever way one goes, and whichever two of the three layers are taken away. */
class ReadOnlyTest {
    private static final String EVIL = "x'); DELETE FROM events; DROP TABLE aggregates CASCADE; --";
    /** Indexes are left out: they are proposed in words, to somebody who may make them. */
    private static final Pattern WRITING = Pattern.compile(
            "\"[^\"]*\\b(INSERT INTO|DELETE FROM|UPDATE \\w+ SET|TRUNCATE|CREATE (TABLE|FUNCTION)|DROP |ALTER |nextval|FOR UPDATE|READ WRITE|pg_advisory)");

    private final Cancellation cancellation = Cancellation.never();
    private final Events events = new Events();
    private final DataSource database = TestPostgres.freshDatabase();

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        KitTables.fill(
                database,
                List.of(events.next("order-1", "OrderCreated", "{}"), events.next("order-1", "OrderPaid", "{}")));
    }

    @Test
    void noStatementOfOursWrites() throws IOException {
        List<String> writing = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/hindsight/store"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.readAllLines(source).stream()
                        .filter(line -> WRITING.matcher(line).find())
                        .forEach(line -> writing.add(source + ": " + line));
            }
        }
        assertThat(writing).isEmpty();
        assertThat(WRITING.matcher("new Sql(\"DELETE FROM events\")").find())
                .as("what it looks for is found")
                .isTrue();
    }

    @Test
    void noTextOfAUserIsRunAsSql() {
        String before = contents();
        try (EventStore store = open(null, null)) {
            StreamId stream = new StreamId(EVIL);
            for (EventQuery query : List.of(
                    EventQuery.ofStream(stream),
                    EventQuery.all().ofTypes(Set.of(EVIL)),
                    EventQuery.all().containing(EVIL),
                    EventQuery.ofCorrelation(new CorrelationId(EVIL)))) {
                store.headers(query, Scan.newestFirst(9), event -> {}, cancellation);
                store.events(query, Scan.oldestFirst(9), event -> {}, cancellation);
                store.eventTypes(query, cancellation);
            }
            for (StreamQuery.Order order : StreamQuery.Order.values()) {
                store.streams(
                        StreamQuery.first(9)
                                .matching(EVIL)
                                .ofTypes(Set.of(EVIL))
                                .orderedBy(order),
                        cancellation);
            }
            store.stream(stream, cancellation);
            store.streamTypes(cancellation);
            store.connected(stream, 9, event -> {}, cancellation);
            store.headersOf(List.of(new EventId(EVIL)), cancellation);
            store.effectsOf(new EventId(EVIL), 9, cancellation);
            store.event(new EventId(EVIL), cancellation);
            store.newest(cancellation);
            store.density(9, cancellation);
        }
        assertThatThrownBy(() -> open(EVIL, null)).isInstanceOf(StoreException.class);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void noLayoutWrites() throws IOException {
        String before = contents();
        Path layout = Files.writeString(folder.resolve("evil.json"), """
                {"id": "evil", "name": "Evil", "events": {"table": "events", "recognisedBy": ["schema_version"],
                  "position": "position", "stream": {"constant": "%1$s"}, "version": "version", "id": "event_id",
                  "type": {"first": ["event_type", "%1$s"]}, "time": "occurred_at",
                  "payload": {"json": ["payload", "%1$s"]}}}
                """.formatted(EVIL));
        try (EventStore store = open(null, layout.toString())) {
            store.events(EventQuery.all(), Scan.oldestFirst(9), event -> {}, cancellation);
            store.streams(StreamQuery.first(9), cancellation);
        } catch (StoreException _) {
            // Refusing it is as good as reading nothing by it.
        }
        assertThat(contents()).isEqualTo(before);
    }

    /** The server holds the transaction to it, even where a read runs code of the database that would write. */
    @Test
    void aViewThatWritesIsStopped() {
        KitTables.execute(database, """
                CREATE FUNCTION note() RETURNS int LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO public.aggregates VALUES ('noted', 'order', 1); RETURN 1; END $$;
                CREATE SCHEMA trap;
                CREATE VIEW trap.events AS SELECT transaction_id, position, event_id, aggregate_id, aggregate_type,
                  version + 0 * note() AS version, event_type, schema_version, occurred_at, payload, metadata,
                  correlation_id, causation_id FROM events;
                """);
        try (EventStore store = openBy(TestPostgres.jdbcUrl(database) + "&currentSchema=trap")) {
            assertThatThrownBy(() -> store.headers(EventQuery.all(), Scan.oldestFirst(9), event -> {}, cancellation))
                    .isInstanceOf(StoreReadException.class)
                    .hasMessageContaining("read-only");
        }
    }

    /** The default of the role says otherwise, and the URL asks for the contrary: the session and transaction hold. */
    @Test
    void neitherRoleNorUrlLiftsIt() {
        String role = "writer_" + System.nanoTime();
        KitTables.execute(database, "CREATE ROLE " + role + " LOGIN SUPERUSER");
        KitTables.execute(database, "ALTER ROLE " + role + " SET default_transaction_read_only = off");
        String url = TestPostgres.jdbcUrl(database).replace("user=postgres", "user=" + role)
                + "&readOnly=false&readOnlyMode=ignore&autosave=always&options=-c%20default_transaction_read_only=off";
        try (Sessions sessions = Sessions.open(new StoreAddress("test", url, null, null, null))) {
            assertThatThrownBy(() -> sessions.read(cancellation, session -> {
                        KitTables.execute(session.connection(), "INSERT INTO aggregates VALUES ('x', 'order', 1)");
                        return "";
                    }))
                    .isInstanceOf(StoreReadException.class)
                    .hasMessageContaining("read-only");
        }
    }

    private String contents() {
        List<String> found = new ArrayList<>();
        try (Sessions sessions = Sessions.open(address(TestPostgres.jdbcUrl(database), null, null))) {
            sessions.read(cancellation, session -> {
                session.rows(
                        new Sql("SELECT (SELECT string_agg(e::text, ';' ORDER BY position) FROM events e)"
                                + " || (SELECT string_agg(a::text, ';') FROM aggregates a)"
                                + " || (SELECT string_agg(relname, ';' ORDER BY relname) FROM pg_class)"),
                        row -> found.add(row.getString(1)));
                return found;
            });
        }
        return String.join("", found);
    }

    private EventStore open(@Nullable String role, @Nullable String layout) {
        return new PostgresStores().open(address(TestPostgres.jdbcUrl(database), role, layout), cancellation);
    }

    private EventStore openBy(String url) {
        return new PostgresStores().open(address(url, null, null), cancellation);
    }

    private static StoreAddress address(String url, @Nullable String role, @Nullable String layout) {
        return new StoreAddress("test", url, null, null, layout, role, null, false, null);
    }
}
