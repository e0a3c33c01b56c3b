package dev.hindsight.replay.code;

import java.util.List;
import java.util.Set;

/**
 * A class that could replay, and what speaks for it.
 *
 * @param eventClasses the classes of the events that it takes; empty where it takes any object
 * @param reasons sentences for people, the strongest first
 */
public record Candidate(AggregateBinding binding, Set<String> eventClasses, List<String> reasons) {
    public Candidate {
        eventClasses = Set.copyOf(eventClasses);
        reasons = List.copyOf(reasons);
    }
}
