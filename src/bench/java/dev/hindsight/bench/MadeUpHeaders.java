package dev.hindsight.bench;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.InMemoryEventStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Any number of headers, made up as they are read: of twenty types in two thousand streams, a second apart. */
final class MadeUpHeaders extends InMemoryEventStore {
    static final int TYPES = 20;
    static final long START = Micros.of(Instant.parse("2026-01-01T00:00:00Z"));

    private static final int STREAMS = 2_000;

    private final int count;

    MadeUpHeaders(int count) {
        super(List.of());
        this.count = count;
    }

    /** When the n-th event was, microseconds since 1970. */
    static long micros(int event) {
        return START + event * Micros.SECOND;
    }

    @Override
    public Ending rows(
            EventQuery query, List<String> field, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] types = texts("Type", TYPES);
        byte[][] streams = texts("stream-", STREAMS);
        HeaderRow row = new HeaderRow();
        row.streamType().set("Stream");
        for (int event = 0; event < Math.min(count, limit); event++) {
            byte[] type = types[random.nextInt(TYPES)];
            byte[] stream = streams[random.nextInt(STREAMS)];
            row.set(0, event + 1L, event / STREAMS, micros(event));
            row.type().set(type, 0, type.length);
            row.stream().set(stream, 0, stream.length);
            sink.accept(row);
        }
        return count > limit ? new Ending.Stopped("stopped at %,d events".formatted(limit)) : new Ending.Complete();
    }

    private static byte[][] texts(String start, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (start + i).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
