package dev.hindsight.ui.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The events of one stream in order of time, as arrays that can be searched without touching an object per event. */
final class Lane {
    private final StreamId stream;
    private final String streamType;
    private final EventHeader[] events;
    private final long[] times;
    private final int[] types;

    /**
     * Makes a lane.
     *
     * @param events of one stream, at least one, in any order
     * @param typeIndex the number of an event type
     */
    Lane(List<EventHeader> events, ToIntFunction<String> typeIndex) {
        this.events =
                events.stream().sorted(Comparator.comparing(EventHeader::at)).toArray(EventHeader[]::new);
        stream = this.events[0].stream();
        streamType = this.events[0].streamType();
        times = Arrays.stream(this.events)
                .mapToLong(event -> Micros.of(event.at()))
                .toArray();
        types = Arrays.stream(this.events)
                .mapToInt(event -> typeIndex.applyAsInt(event.type()))
                .toArray();
    }

    StreamId stream() {
        return stream;
    }

    String streamType() {
        return streamType;
    }

    int size() {
        return times.length;
    }

    EventHeader event(int index) {
        return events[index];
    }

    /** Microseconds since 1970. */
    long time(int index) {
        return times[index];
    }

    /** The index of the event's type in {@link Lanes#types()}. */
    int type(int index) {
        return types[index];
    }

    /** All times, ascending; nobody writes to it. */
    long[] times() {
        return times;
    }

    /** The first event at or after a time; {@link #size()} if there is none. */
    int firstAtOrAfter(long micros) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The event that is closest to a time. */
    int nearest(long micros) {
        int after = firstAtOrAfter(micros);
        if (after == 0) {
            return 0;
        }
        if (after == times.length) {
            return after - 1;
        }
        return times[after] - micros < micros - times[after - 1] ? after : after - 1;
    }

    /** The event of that version, or -1. */
    int indexOfVersion(long version) {
        for (int i = 0; i < events.length; i++) {
            if (events[i].version() == version) {
                return i;
            }
        }
        return -1;
    }
}
