package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Density;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Densities of stores that are too large to be counted at once. */
final class DensityReadsTest {
    private static final int BUCKETS = 400;
    private static final int EVENTS = 160_000;

    private final DataSource database = TestPostgres.freshDatabase();

    /** Bursts with pauses between them: what an even spread would miss. */
    private static final String TIME =
            "timestamptz '2026-01-01' + n * interval '1 second' + (n / 20000) * interval '5 days'";

    @Test
    void positionsAtTheEdgesOfTimeTellHowManyLieBetween() {
        fill("GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "CREATE INDEX ON events (occurred_at)", TIME);

        assertThat(misplaced()).isLessThan(0.002);
    }

    @Test
    void timesAtEvenPositionsDoWhereNoIndexIsOnTime() {
        fill("GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "", TIME);

        assertThat(misplaced()).isLessThan(0.03);
    }

    @Test
    void aSampleOfPagesDoesWhereThereIsNoIndexAtAll() {
        fill("GENERATED ALWAYS AS IDENTITY", "", TIME);

        assertThat(misplaced()).isLessThan(0.1);
    }

    @Test
    void positionsThatSayNothingAboutTimeAreNotBelieved() {
        fill(
                "GENERATED ALWAYS AS IDENTITY",
                "CREATE INDEX ON events (occurred_at)",
                TIME.replace("n *", "(n * 7919 % 160000) *").replace("(n /", "(n * 7919 % 160000 /"));

        assertThat(misplaced()).isLessThan(0.1);
    }

    @Test
    void numbersThatNoEventGotAreNotCounted() {
        fill("GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10) PRIMARY KEY", "", TIME);

        try (EventStore store = open()) {
            assertThat(store.density(BUCKETS, Cancellation.never())
                            .orElseThrow()
                            .total())
                    .isBetween(EVENTS * 95L / 100, EVENTS * 105L / 100);
        }
    }

    @Test
    void countingGoesThroughEveryEventAndSaysHowFarItIs() {
        fill("GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "", TIME);
        List<Double> progress = new ArrayList<>();

        try (EventStore store = open()) {
            Density counted = store.countedDensity(BUCKETS, progress::add, Cancellation.never())
                    .orElseThrow();

            assertThat(counted.estimated()).isFalse();
            assertThat(counted.total()).isEqualTo(EVENTS);
        }
        assertThat(progress).last().isEqualTo(1.0);
    }

    /** How much the parts of all events that come before a time differ at most. */
    private double misplaced() {
        try (EventStore store = open()) {
            Density estimate = store.density(BUCKETS, Cancellation.never()).orElseThrow();
            Density exact = store.countedDensity(BUCKETS, done -> {}, Cancellation.never())
                    .orElseThrow();
            assertThat(estimate.estimated()).isTrue();
            double most = 0;
            for (int hour = 0; hour < 24 * 40; hour++) {
                Instant time = exact.from().plus(Duration.ofHours(hour));
                most = Math.max(most, Math.abs(partBefore(time, estimate) - partBefore(time, exact)));
            }
            return most;
        }
    }

    private static double partBefore(Instant time, Density density) {
        double step = (double) (Micros.of(density.until()) - Micros.of(density.from())) / BUCKETS;
        double place = (Micros.of(time) - Micros.of(density.from())) / step;
        double before = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            before += density.counts()[bucket] * Math.clamp(place - bucket, 0.0, 1.0);
        }
        return before / density.total();
    }

    private EventStore open() {
        return new PostgresStores()
                .open(
                        new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, "plain-positioned"),
                        Cancellation.never());
    }

    private void fill(String position, String index, String time) {
        KitTables.execute(database, """
                CREATE TABLE events (
                    position bigint %s, aggregate_id text, aggregate_type text, version bigint, event_id uuid, event_type text,
                    occurred_at timestamptz, payload jsonb, metadata jsonb);
                INSERT INTO events (aggregate_id, aggregate_type, version, event_id, event_type, occurred_at, payload, metadata)
                SELECT 'stream-' || n / 50, 'Stream', n %% 50, gen_random_uuid(), 'Happened', %s,
                       jsonb_build_object('text', repeat('x', 250)), '{}'
                FROM generate_series(1, %d) AS n ORDER BY n;
                %s;
                ANALYZE events""".formatted(position, time, EVENTS, index));
    }
}
