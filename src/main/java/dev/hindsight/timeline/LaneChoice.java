package dev.hindsight.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How lanes stand below one another.
 *
 * @param pinned the names of lanes that stay at the top, in that order
 * @param collapsed whether lanes are narrow
 * @param exceptions the names of lanes that are not as {@code collapsed} says
 */
public record LaneChoice(LaneOrder order, List<String> pinned, boolean collapsed, Set<String> exceptions) {
    /** In order of the first event, nothing pinned, nothing collapsed. */
    public static final LaneChoice PLAIN = new LaneChoice(LaneOrder.FIRST_EVENT, List.of(), false, Set.of());

    public LaneChoice {
        pinned = List.copyOf(pinned);
        exceptions = Set.copyOf(exceptions);
    }

    public LaneChoice by(LaneOrder newOrder) {
        return new LaneChoice(newOrder, pinned, collapsed, exceptions);
    }

    /** All lanes narrow, or none. */
    public LaneChoice collapsing(boolean all) {
        return new LaneChoice(order, pinned, all, Set.of());
    }

    /** Pins a lane below those pinned before, or lets it go. */
    public LaneChoice pinning(String lane) {
        List<String> others = new ArrayList<>(pinned);
        if (!others.remove(lane)) {
            others.add(lane);
        }
        return new LaneChoice(order, others, collapsed, exceptions);
    }

    /** Makes one lane narrow, or high again. */
    public LaneChoice toggling(String lane) {
        Set<String> others = new HashSet<>(exceptions);
        if (!others.remove(lane)) {
            others.add(lane);
        }
        return new LaneChoice(order, pinned, collapsed, others);
    }

    boolean isCollapsed(String lane) {
        return collapsed != exceptions.contains(lane);
    }
}
