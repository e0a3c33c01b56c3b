package dev.hindsight.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * Fills the database of the benchmarks, for whoever wants to look at a large store:
 * {@code mvn -Pbench verify -Dbench.main=dev.hindsight.bench.FillStore -Dbench.url=JDBC_URL -Dbench.events=10000000}.
 */
public final class FillStore {
    private FillStore() {}

    public static void main(String[] arguments) {
        Instant start = Instant.now();
        long events = BenchStore.events(1_000_000);
        String url = BenchStore.url(BenchStore.filled(events));
        System.out.printf(
                "%,d events in %s, %d s%n",
                events, url, Duration.between(start, Instant.now()).toSeconds());
    }
}
