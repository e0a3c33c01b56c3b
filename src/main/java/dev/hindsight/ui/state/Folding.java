package dev.hindsight.ui.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * Which containers of a state stand open. What the user opened or closed stays so from version to version; the rest
 * opens where something changed, and where it is small.
 */
final class Folding {
    private static final int SMALL = 12;
    private static final int MANY = 25;
    private static final int DEEP = 3;

    private final Set<JsonPointer> opened = new HashSet<>();
    private final Set<JsonPointer> closed = new HashSet<>();
    private final Map<JsonPointer, Integer> limits = new HashMap<>();

    void open(JsonPointer path) {
        closed.remove(path);
        opened.add(path);
    }

    void close(JsonPointer path) {
        opened.remove(path);
        closed.add(path);
    }

    /** Shows a further slice of a large container from now on. */
    void showMore(JsonPointer path) {
        limits.put(path, limit(path) + StateChildren.SLICE);
    }

    /** How many rows of a container are shown. */
    int limit(JsonPointer path) {
        return limits.getOrDefault(path, StateChildren.SLICE);
    }

    /** Forgets what the user did: for another stream. */
    void reset() {
        opened.clear();
        closed.clear();
        limits.clear();
    }

    /**
     * Whether a container stands open.
     *
     * @param depth how deep it lies, 0 for the root
     * @param siblings how many rows there are beside it: among many, those that did not change are folded
     */
    boolean isOpen(StateNode node, int depth, int siblings) {
        if (depth == 0 || opened.contains(node.path())) {
            return true;
        }
        if (closed.contains(node.path())) {
            return false;
        }
        boolean small = node.value().size() <= SMALL;
        return switch (node.difference()) {
            case INSIDE -> true;
            case ADDED, CHANGED -> small;
            case SAME -> small && depth < DEEP && siblings <= MANY;
            case REMOVED -> false;
        };
    }
}
