package dev.hindsight.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which event caused which, among those events of an index whose ids are known. */
public final class CauseLinks {
    /** Nothing is known of causes. */
    public static final CauseLinks NONE = new CauseLinks(new int[0], List.of());

    private static final int UNKNOWN = -1;

    /** The events, ascending; what follows is by their place here. */
    private final int[] events;

    private final List<EventHeader> headers;
    private final Map<EventId, Integer> places;
    private final int[] causes;
    /** The effects of n are {@code effects[effectStarts[n]]} to {@code effects[effectStarts[n + 1] - 1]}. */
    private final int[] effectStarts;

    private final int[] effects;

    private CauseLinks(int[] events, List<EventHeader> headers) {
        this.events = events;
        this.headers = headers;
        places = HashMap.newHashMap(events.length);
        for (int place = 0; place < events.length; place++) {
            places.put(headers.get(place).id(), place);
        }
        causes = new int[events.length];
        effectStarts = new int[events.length + 1];
        for (int place = 0; place < events.length; place++) {
            findCause(place, headers.get(place));
        }
        for (int place = 0; place < events.length; place++) {
            effectStarts[place + 1] += effectStarts[place];
        }
        effects = new int[effectStarts[events.length]];
        collectEffects();
    }

    /** The links between these headers; those that are not of the index are left out. */
    public static CauseLinks of(HeaderIndex index, List<EventHeader> headers) {
        List<EventHeader> known = headers.stream()
                .filter(header -> index.at(header.position()).isPresent())
                .sorted(Comparator.comparing(EventHeader::position))
                .toList();
        int[] events = known.stream()
                .mapToInt(header -> index.at(header.position()).orElseThrow())
                .toArray();
        return new CauseLinks(events, known);
    }

    OptionalInt eventOf(EventId id) {
        Integer place = places.get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(events[place]);
    }

    @Nullable EventId idOf(int event) {
        int place = Arrays.binarySearch(events, event);
        return place < 0 ? null : headers.get(place).id();
    }

    OptionalInt causeOf(int event) {
        int place = Arrays.binarySearch(events, event);
        int cause = place < 0 ? UNKNOWN : causes[place];
        return cause == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(events[cause]);
    }

    /** The events that an event caused, in the order of the store. */
    int[] effectsOf(int event) {
        int place = Arrays.binarySearch(events, event);
        return place < 0
                ? new int[0]
                : Arrays.stream(effects, effectStarts[place], effectStarts[place + 1])
                        .map(effect -> events[effect])
                        .toArray();
    }

    private void findCause(int place, EventHeader event) {
        int cause = event.causation() == null ? UNKNOWN : places.getOrDefault(event.causation(), UNKNOWN);
        // Some stores name an event that nothing else caused as its own cause.
        causes[place] = cause == place ? UNKNOWN : cause;
        if (causes[place] != UNKNOWN) {
            effectStarts[cause + 1]++;
        }
    }

    private void collectEffects() {
        int[] next = effectStarts.clone();
        for (int place = 0; place < causes.length; place++) {
            if (causes[place] != UNKNOWN) {
                effects[next[causes[place]]++] = place;
            }
        }
    }
}
