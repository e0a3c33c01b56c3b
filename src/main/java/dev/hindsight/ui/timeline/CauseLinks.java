package dev.hindsight.ui.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which event of the lanes caused which, in flat arrays. Events are numbered through all lanes. */
final class CauseLinks {
    private static final int NONE = -1;

    private final int[] laneStarts;
    private final Map<EventId, Integer> numbers;
    private final int[] causes;
    /** The effects of event n are {@code effects[effectStarts[n]]} to {@code effects[effectStarts[n + 1] - 1]}. */
    private final int[] effectStarts;

    private final int[] effects;

    CauseLinks(List<Lane> lanes) {
        laneStarts = new int[lanes.size() + 1];
        for (int i = 0; i < lanes.size(); i++) {
            laneStarts[i + 1] = laneStarts[i] + lanes.get(i).size();
        }
        int total = laneStarts[lanes.size()];
        numbers = HashMap.newHashMap(total);
        forEach(lanes, (number, event) -> numbers.put(event.id(), number));
        causes = new int[total];
        effectStarts = new int[total + 1];
        forEach(lanes, this::findCause);
        for (int i = 0; i < total; i++) {
            effectStarts[i + 1] += effectStarts[i];
        }
        effects = new int[effectStarts[total]];
        collectEffects();
    }

    Optional<Spot> spotOf(EventId id) {
        return Optional.ofNullable(numbers.get(id)).map(this::spot);
    }

    Optional<Spot> causeOf(Spot spot) {
        int cause = causes[number(spot)];
        return cause == NONE ? Optional.empty() : Optional.of(spot(cause));
    }

    /** The events that an event caused, in order of lane and time. */
    List<Spot> effectsOf(Spot spot) {
        int number = number(spot);
        return Arrays.stream(effects, effectStarts[number], effectStarts[number + 1])
                .mapToObj(this::spot)
                .toList();
    }

    private void findCause(int number, EventHeader event) {
        int cause = event.causation() == null ? NONE : numbers.getOrDefault(event.causation(), NONE);
        // Some stores name an event that nothing else caused as its own cause.
        causes[number] = cause == number ? NONE : cause;
        if (causes[number] != NONE) {
            effectStarts[cause + 1]++;
        }
    }

    private void collectEffects() {
        int[] next = effectStarts.clone();
        for (int i = 0; i < causes.length; i++) {
            if (causes[i] != NONE) {
                effects[next[causes[i]]++] = i;
            }
        }
    }

    private int number(Spot spot) {
        return laneStarts[spot.lane()] + spot.index();
    }

    private Spot spot(int number) {
        int found = Arrays.binarySearch(laneStarts, number);
        int lane = found >= 0 ? found : -found - 2;
        return new Spot(lane, number - laneStarts[lane]);
    }

    private static void forEach(List<Lane> lanes, NumberedEvent action) {
        int number = 0;
        for (Lane lane : lanes) {
            for (int i = 0; i < lane.size(); i++) {
                action.accept(number++, lane.event(i));
            }
        }
    }

    @FunctionalInterface
    private interface NumberedEvent {
        void accept(int number, EventHeader event);
    }
}
