package dev.hindsight.ui.state;

import java.util.Optional;

/** What the tree shows of a state: its root, and which of the rows below. */
record StateTree(StateNode root, TreeRows rows) {
    static StateTree of(Moment moment, Folding folding, boolean onlyChanges, String searched) {
        StateNode root = StateNode.root(moment.state(), ChangeTree.of(moment.changes()));
        StateSearch search = searched.isBlank() ? null : StateSearch.in(root, searched.strip());
        return new StateTree(root, new TreeRows(folding, onlyChanges, search));
    }

    boolean onlyChanges() {
        return rows.onlyChanges();
    }

    /** How many rows match the search; empty without one. */
    Optional<StateSearch> searched() {
        return Optional.ofNullable(rows.search());
    }
}
