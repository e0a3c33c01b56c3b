package dev.hindsight.ui.timeline;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.TypeCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the timeline shows: a lane per stream, the selected stream's first, the others by their first event. Immutable. */
final class Lanes {
    static final Lanes NONE = new Lanes(List.of(), List.of(), new Ending.Complete());

    private final List<Lane> lanes;
    private final List<TypeCount> types;
    private final Map<StreamId, Integer> laneOf = new HashMap<>();
    private final CauseLinks links;
    private final List<Fold> idle;
    private final long[] times;
    private final Ending ending;

    private Lanes(List<Lane> lanes, List<TypeCount> types, Ending ending) {
        this.lanes = lanes;
        this.types = types;
        this.ending = ending;
        for (int i = 0; i < lanes.size(); i++) {
            laneOf.put(lanes.get(i).stream(), i);
        }
        links = new CauseLinks(lanes);
        times = IdleTime.sorted(lanes);
        idle = IdleTime.find(times);
    }

    /**
     * Sorts events into lanes.
     *
     * @param selected the stream whose lane comes first
     */
    static Lanes of(StreamId selected, List<EventHeader> events, Ending ending) {
        List<TypeCount> types = count(events);
        Map<String, Integer> indexes = new HashMap<>();
        types.forEach(type -> indexes.put(type.type(), indexes.size()));
        Map<StreamId, List<EventHeader>> byStream = new LinkedHashMap<>();
        events.forEach(event ->
                byStream.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event));
        List<Lane> lanes = byStream.values().stream()
                .map(ofOne -> new Lane(ofOne, type -> indexes.getOrDefault(type, 0)))
                .sorted(Comparator.comparing((Lane lane) -> !lane.stream().equals(selected))
                        .thenComparingLong(lane -> lane.time(0))
                        .thenComparing(Lane::stream))
                .toList();
        return new Lanes(lanes, types, ending);
    }

    private static List<TypeCount> count(List<EventHeader> events) {
        Map<String, Long> counts = new HashMap<>();
        events.forEach(event -> counts.merge(event.type(), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(TypeCount::count).reversed().thenComparing(TypeCount::type))
                .toList();
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    int size() {
        return lanes.size();
    }

    Lane get(int lane) {
        return lanes.get(lane);
    }

    EventHeader event(Spot spot) {
        return lanes.get(spot.lane()).event(spot.index());
    }

    /** The types of all events, the most frequent first. */
    List<TypeCount> types() {
        return types;
    }

    CauseLinks links() {
        return links;
    }

    /** The stretches of time that are worth folding. */
    List<Fold> idle() {
        return idle;
    }

    /** The time of the first event, microseconds since 1970. */
    long first() {
        return times.length == 0 ? 0 : times[0];
    }

    /** The time of the last event, microseconds since 1970. */
    long last() {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    Ending ending() {
        return ending;
    }

    long events() {
        return types.stream().mapToLong(TypeCount::count).sum();
    }

    /** Whether any lane has an event between two times, both inclusive, microseconds since 1970. */
    boolean haveEventsBetween(long from, long until) {
        int found = Arrays.binarySearch(times, from);
        int first = found >= 0 ? found : -found - 1;
        return first < times.length && times[first] <= until;
    }

    boolean contains(StreamId stream) {
        return laneOf.containsKey(stream);
    }

    boolean isSelected(StreamId stream) {
        return Integer.valueOf(0).equals(laneOf.get(stream));
    }

    /** The operations that the selected stream has taken part in. */
    Set<CorrelationId> correlations() {
        Set<CorrelationId> found = new HashSet<>();
        if (!isEmpty()) {
            Lane selected = get(0);
            for (int i = 0; i < selected.size(); i++) {
                CorrelationId correlation = selected.event(i).correlation();
                if (correlation != null) {
                    found.add(correlation);
                }
            }
        }
        return found;
    }

    /** Where a location is: its event, or the event of its version. */
    Optional<Spot> spotOf(Location location) {
        if (location.event() != null) {
            Optional<Spot> spot = links.spotOf(location.event());
            if (spot.isPresent()) {
                return spot;
            }
        }
        Integer lane = laneOf.get(location.stream());
        if (lane == null) {
            return Optional.empty();
        }
        int index = lanes.get(lane).indexOfVersion(location.version());
        return index < 0 ? Optional.empty() : Optional.of(new Spot(lane, index));
    }
}
