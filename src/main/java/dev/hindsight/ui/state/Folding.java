package dev.hindsight.ui.state;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * Which containers of a state stand open. What the user opened or closed stays so from version to version; the rest
 * opens where something changed, and where it is small.
 */
final class Folding {
    private static final int SMALL = 12;
    private static final int DEEP = 3;

    private final Set<JsonPointer> opened = new HashSet<>();
    private final Set<JsonPointer> closed = new HashSet<>();

    void open(JsonPointer path) {
        closed.remove(path);
        opened.add(path);
    }

    void close(JsonPointer path) {
        opened.remove(path);
        closed.add(path);
    }

    /** Forgets what the user did: for another stream. */
    void reset() {
        opened.clear();
        closed.clear();
    }

    /**
     * Whether a container stands open.
     *
     * @param depth how deep it lies, 0 for the root
     */
    boolean isOpen(StateNode node, int depth) {
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
            case SAME -> small && depth < DEEP;
            case REMOVED -> false;
        };
    }
}
