package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stretches of numbers that the server counts, in place of events. */
final class ReadAheadTest {
    private static final int MOST_AHEAD = 30;
    private static Sessions sessions;

    private final Cancellation cancellation = new Cancellation();
    private final List<Long> read = new ArrayList<>();

    @BeforeAll
    static void open() {
        sessions = Sessions.open(
                new StoreAddress("test", TestPostgres.jdbcUrl(TestPostgres.freshDatabase()), null, null, null));
    }

    @AfterAll
    static void close() {
        sessions.close();
    }

    @Test
    void stretchesAreHandedOverInTheirOrder() {
        read(1_000, 10, 20, 35, 40, 60);

        assertThat(read).isEqualTo(upTo(100));
    }

    @Test
    void ofALongStretchOnlyTheBeginningIsReadAhead() {
        read(1_000, 10, 10 + 2 * MOST_AHEAD, 20 + 2 * MOST_AHEAD);

        assertThat(read).isEqualTo(upTo(100));
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotRead() {
        read(15, 10, 20, 30);

        assertThat(read).startsWith(upTo(15).toArray(Long[]::new)).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aFailureAheadIsToldAfterWhatCameBefore() {
        assertThatThrownBy(() -> read("n / (n - 15) + n", 1_000, 10, 20, 30))
                .isInstanceOf(StoreReadException.class)
                .hasMessageContaining("division by zero");

        assertThat(read).hasSize(10);
    }

    @Test
    void cancellingStopsBothReads() {
        assertThatThrownBy(() -> read("n + length(pg_sleep(0.01)::text)", 1_000, 10, 20, 30, 40))
                .isInstanceOf(ReadCancelledException.class);
        assertThat(sessions.activeConnections()).isZero();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private void read(int wanted, long... ends) {
        read("n", wanted, ends);
    }

    private void read(String number, int wanted, long... ends) {
        List<Stretch> stretches =
                Stretch.endingAt(LongStream.of(ends).mapToObj(Position::of).toList());
        SlicedCopy.Selection numbers = (stretch, rows) -> new Sql(numbers(number, stretch, rows));
        new ReadAhead(copy(numbers), copy(numbers), MOST_AHEAD)
                .read(stretches, () -> Math.max(0, wanted - read.size()), (row, from) -> {
                    read.add(CopiedRow.position(row, from).sequence());
                    if (number.contains("pg_sleep")) {
                        cancellation.cancel();
                    }
                });
    }

    private SlicedCopy copy(SlicedCopy.Selection selection) {
        return new SlicedCopy(sessions, cancellation, selection, 1_000);
    }

    private static String numbers(String number, Stretch stretch, int rows) {
        long after =
                Stream.ofNullable(stretch.after()).mapToLong(Position::sequence).sum();
        long upTo = stretch.upTo() == null ? 100 : stretch.upTo().sequence();
        return "SELECT 0::bigint, (%s)::bigint FROM generate_series(%d, %d) AS n ORDER BY n LIMIT %d"
                .formatted(number, after + 1, upTo, rows);
    }
}
