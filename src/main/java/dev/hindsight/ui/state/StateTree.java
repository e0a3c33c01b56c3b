package dev.hindsight.ui.state;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the tree shows of a state: its rows, which of them are wanted, and which stand open.
 *
 * @param search what was searched for, or null
 */
record StateTree(
        StateNode root,
        Folding folding,
        boolean onlyChanges,
        @Nullable StateSearch search) {
    static StateTree of(Moment moment, Folding folding, boolean onlyChanges, String searched) {
        StateNode root = StateNode.root(moment.state(), ChangeTree.of(moment.changes()));
        StateSearch search = searched.isBlank() ? null : StateSearch.in(root, searched.strip());
        return new StateTree(root, folding, onlyChanges, search);
    }

    /** The rows below a container. */
    StateChildren children(StateNode parent) {
        return StateChildren.of(parent, folding.limit(parent.path()), wanted(parent));
    }

    boolean isOpen(StateNode node, int depth) {
        boolean leadsToMatch =
                search != null && search.leads(node) && !search.found().contains(node.path());
        return leadsToMatch || folding.isOpen(node, depth);
    }

    /** How many rows match the search; empty without one. */
    Optional<StateSearch> searched() {
        return Optional.ofNullable(search);
    }

    private Predicate<StateNode> wanted(StateNode parent) {
        // The parts of a value that is new as a whole did not change one by one, but belong to the change.
        boolean all = !onlyChanges || parent.difference() == Difference.CHANGED;
        Predicate<StateNode> changed = all ? node -> true : StateNode::differs;
        return search == null ? changed : changed.and(search.shown());
    }
}
