package dev.hindsight.ui.state;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;

/**
 * The rows of a state whose name or value contains a text, ignoring case.
 *
 * @param matches how many rows match
 * @param complete false when the state is so large that only its beginning was searched
 */
record StateSearch(Set<JsonPointer> found, Set<JsonPointer> leading, int matches, boolean complete) {
    private static final int VISITED = 200_000;
    private static final int MATCHES = 5_000;

    static StateSearch in(StateNode root, String text) {
        Walk walk = new Walk(text.toLowerCase(Locale.ROOT));
        walk.below(root);
        return new StateSearch(walk.found, walk.leading, walk.found.size(), walk.complete());
    }

    /** Whether a row is shown: it matches, leads to a match, or lies below one. */
    Predicate<StateNode> shown() {
        return node -> leads(node) || belowMatch(node.path());
    }

    /** Whether there is a match at or below that row. */
    boolean leads(StateNode node) {
        return leading.contains(node.path());
    }

    private boolean belowMatch(JsonPointer path) {
        for (JsonPointer place = path; place != null; place = place.matches() ? null : place.head()) {
            if (found.contains(place)) {
                return true;
            }
        }
        return false;
    }

    /** One walk through a state. */
    private static final class Walk {
        private final String text;
        private final Set<JsonPointer> found = new HashSet<>();
        private final Set<JsonPointer> leading = new HashSet<>();
        private int visited;

        private Walk(String text) {
            this.text = text;
        }

        private boolean complete() {
            return visited < VISITED && found.size() < MATCHES;
        }

        private boolean below(StateNode parent) {
            boolean any = false;
            for (StateNode node :
                    StateChildren.of(parent, VISITED, false, row -> complete()).rows()) {
                any |= visit(node);
            }
            return any;
        }

        private boolean visit(StateNode node) {
            visited++;
            boolean here = contains(node.name())
                    || (!node.isContainer() && contains(node.value().toString()));
            if (here) {
                found.add(node.path());
            }
            boolean leads = (node.isContainer() && complete() && below(node)) || here;
            if (leads) {
                leading.add(node.path());
            }
            return leads;
        }

        private boolean contains(String words) {
            return words.toLowerCase(Locale.ROOT).contains(text);
        }
    }
}
