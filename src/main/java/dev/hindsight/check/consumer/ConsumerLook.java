package dev.hindsight.check.consumer;

import dev.hindsight.check.consumer.ConsumerLag.Trend;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConsumerPosition;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at the consumers of a store, once or twice. */
public final class ConsumerLook {
    /** No more events are counted than these. */
    public static final int MOST_COUNTED = 10_000;

    private final EventStore store;
    private final InstantSource clock;

    public ConsumerLook(EventStore store) {
        this(store, InstantSource.system());
    }

    ConsumerLook(EventStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How far each consumer is behind now. */
    public List<ConsumerLag> once(Cancellation cancellation) {
        return store.consumers(cancellation).stream()
                .map(consumer -> lag(consumer, cancellation))
                .toList();
    }

    /** The same after some time, with what became of it since. Those that are up to date are not waited for. */
    public List<ConsumerLag> twice(Duration pause, Cancellation cancellation) {
        List<ConsumerLag> first = once(cancellation);
        if (first.stream().allMatch(ConsumerLag::isUpToDate)) {
            return first;
        }
        pause(pause, cancellation);
        Map<String, ConsumerLag> before = first.stream()
                .collect(Collectors.toMap(lag -> lag.consumer().name(), Function.identity(), (a, b) -> a));
        return once(cancellation).stream()
                .map(lag -> {
                    ConsumerLag former = before.get(lag.consumer().name());
                    return former == null ? lag : lag.since(former);
                })
                .toList();
    }

    private ConsumerLag lag(ConsumerPosition consumer, Cancellation cancellation) {
        List<EventHeader> next = new ArrayList<>(1);
        long[] behind = {0};
        EventQuery query = EventQuery.all();
        Scan scan = Scan.oldestFirst(MOST_COUNTED + 1);
        Position position = consumer.position();
        if (consumer.stream() != null) {
            query = EventQuery.ofStream(consumer.stream())
                    .versions(position == null ? null : position.sequence() + 1, null);
        } else if (position != null) {
            scan = scan.after(position);
        }
        store.headers(
                query,
                scan,
                header -> {
                    if (consumer.streamType() == null || consumer.streamType().equals(header.streamType())) {
                        behind[0]++;
                        if (next.isEmpty()) {
                            next.add(header);
                        }
                    }
                },
                cancellation);
        boolean more = behind[0] > MOST_COUNTED;
        EventHeader first = next.isEmpty() ? null : next.getFirst();
        Duration waiting = first == null ? Duration.ZERO : Duration.between(first.at(), clock.instant());
        return new ConsumerLag(
                consumer,
                Math.min(behind[0], MOST_COUNTED),
                more,
                first,
                waiting.isNegative() ? Duration.ZERO : waiting,
                Trend.UNKNOWN);
    }

    private static void pause(Duration pause, Cancellation cancellation) {
        try {
            for (long left = pause.toMillis(); left > 0; left -= 50) {
                cancellation.check();
                Thread.sleep(Math.min(50, left));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            cancellation.cancel();
        }
        cancellation.check();
    }
}
