package dev.hindsight.replay.host;

import dev.hindsight.replay.ReplayedBy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The code that replays streams of one type, as the runner is told about it.
 *
 * @param call which class is called and how; null for a runner that knows by itself
 * @param events finds the classes of events
 * @param mapper a static method or field that gives the application's own ObjectMapper; null for a standard one
 * @param decoder a class that decodes events; null to decode payloads by Jackson
 * @param ignored the names of fields that are bookkeeping and not state
 * @param upcasters the classes of Axon's upcasters that events go through before they are decoded
 */
public record AggregateCode(
        ReplayedBy.Code description,
        @Nullable Call call,
        EventClasses events,
        @Nullable String mapper,
        @Nullable String decoder,
        List<String> ignored,
        List<String> upcasters) {
    public AggregateCode {
        ignored = List.copyOf(ignored);
        upcasters = List.copyOf(upcasters);
    }

    /**
     * How a class is called, in the words of the replay protocol.
     *
     * @param initial where the first state comes from, for functional aggregates
     */
    public record Call(
            String className,
            String style,
            String member,
            @Nullable String initial) {}

    /** Which class stands for events of which stored type. */
    @FunctionalInterface
    public interface EventClasses {
        /** For code that decodes events itself. */
        EventClasses NONE = type -> Optional.empty();

        Optional<String> classFor(String eventType);
    }
}
