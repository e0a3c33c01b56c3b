package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.GeneratedStore;
import dev.hindsight.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Headers of more events than are read in one slice or one stretch. */
final class RowReadsTest {
    private static final int EVENTS = 350_000;
    private static EventStore store;

    @BeforeAll
    static void fill() {
        DataSource database = TestPostgres.freshDatabase();
        GeneratedStore.fill(database, EVENTS);
        store = new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), Cancellation.never());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void slicesGoOnWhereTheOneBeforeEnded() {
        List<Position> read = new ArrayList<>();

        assertThat(read(Integer.MAX_VALUE, read)).isEqualTo(new Ending.Complete());

        assertThat(read).hasSize(EVENTS).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aHeaderIsTheSameAsWhenItsStreamIsRead() {
        List<String> copied = new ArrayList<>();
        StreamId stream = new StreamId("account-15");
        store.rows(
                EventQuery.all(),
                List.of(),
                Integer.MAX_VALUE - 1,
                row -> {
                    if (row.stream().toString().equals(stream.value())) {
                        copied.add("%s %s %d %s"
                                .formatted(row.type(), row.streamType(), row.version(), row.correlation()));
                    }
                },
                Cancellation.never());

        List<String> read = new ArrayList<>();
        store.headers(
                EventQuery.all().inStreams(Set.of(stream)),
                Scan.oldestFirst(1_000),
                header -> read.add("%s %s %d %s"
                        .formatted(
                                header.type(),
                                header.streamType(),
                                header.version(),
                                Objects.requireNonNull(header.correlation()).value())),
                Cancellation.never());
        assertThat(copied).isEqualTo(read).isNotEmpty();
    }

    @Test
    void aLimitWithinALaterSliceIsKeptAndSaid() {
        List<Position> read = new ArrayList<>();

        assertThat(read(50_001, read)).isEqualTo(new Ending.Stopped("stopped at 50,001 events"));

        assertThat(read).hasSize(50_001);
    }

    @Test
    void aLimitWithinWhatIsReadAheadIsKeptAndSaid() {
        List<Position> read = new ArrayList<>();

        assertThat(read(180_000, read)).isEqualTo(new Ending.Stopped("stopped at 180,000 events"));

        assertThat(read).hasSize(180_000).isSorted().doesNotHaveDuplicates();
    }

    private static Ending read(int limit, List<Position> into) {
        return store.rows(
                EventQuery.all(),
                List.of("userId"),
                limit,
                row -> {
                    assertThat(row.field().toString()).startsWith("user-");
                    into.add(new Position(row.transaction(), row.sequence()));
                },
                Cancellation.never());
    }
}
