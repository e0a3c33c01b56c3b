package dev.hindsight.ui.state;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a state are wanted, and which stand open.
 *
 * @param search what was searched for, or null
 */
record TreeRows(
        Folding folding, boolean onlyChanges, @Nullable StateSearch search) {
    /** Whether every row is wanted, so that the rows of one state can become those of another. */
    boolean areAll() {
        return !onlyChanges && search == null;
    }

    /** The rows below a container. */
    StateChildren below(StateNode parent) {
        // The parts of a value that is new as a whole did not change one by one, but belong to the change.
        boolean onlyDiffering =
                onlyChanges && (parent.difference() == Difference.INSIDE || parent.difference() == Difference.SAME);
        return StateChildren.of(
                parent, folding.limit(parent.path()), onlyDiffering, search == null ? row -> true : search.shown());
    }

    /**
     * Whether a container stands open.
     *
     * @param depth how deep it lies, 0 for the root
     * @param siblings how many rows there are beside it
     */
    boolean isOpen(StateNode node, int depth, int siblings) {
        boolean leadsToMatch =
                search != null && search.leads(node) && !search.found().contains(node.path());
        return leadsToMatch || folding.isOpen(node, depth, siblings);
    }
}
