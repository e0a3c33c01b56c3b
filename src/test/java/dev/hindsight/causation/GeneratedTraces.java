package dev.hindsight.causation;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events of one operation, made of a seed. */
public final class GeneratedTraces {
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final CorrelationId OPERATION = new CorrelationId("operation");
    private static final int REACH = 400;

    private GeneratedTraces() {}

    /** Each event caused by the one before. */
    public static List<EventHeader> chain(int count) {
        List<EventHeader> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(event(i, i == 0 ? null : id(i - 1), "Counted", i));
        }
        return events;
    }

    /** Each event caused by one of those shortly before it: a tree, bushy and deep. */
    public static List<EventHeader> tree(int count, long seed) {
        Random random = new Random(seed);
        List<EventHeader> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int cause = i - 1 - random.nextInt(Math.min(Math.max(i, 1), REACH));
            events.add(
                    event(i, i == 0 ? null : id(Math.max(0, cause)), "Type" + random.nextInt(12), random.nextInt(40)));
        }
        return events;
    }

    /** Any event may have caused any other, itself, several or none; some causes are not there. */
    public static List<EventHeader> random(int count, long seed) {
        Random random = new Random(seed);
        List<EventHeader> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            EventId cause = switch (random.nextInt(12)) {
                case 0 -> null;
                case 1 -> new EventId("command-" + random.nextInt(20));
                case 2 -> new EventId("[\"" + id(random.nextInt(count)) + "\",\"" + id(random.nextInt(count)) + "\"]");
                case 3 -> id(random.nextInt(count));
                default -> id(random.nextInt(i + 1));
            };
            events.add(event(i, cause, "Type" + random.nextInt(5), random.nextInt(9)));
        }
        return events;
    }

    private static EventId id(int number) {
        return new EventId("e" + number);
    }

    private static EventHeader event(int number, @Nullable EventId cause, String type, int stream) {
        return new EventHeader(
                Position.of(number + 1L),
                new StreamId("stream-" + stream),
                "Stream",
                number + 1L,
                id(number),
                type,
                null,
                START.plusMillis(number * 7L),
                OPERATION,
                cause);
    }
}
