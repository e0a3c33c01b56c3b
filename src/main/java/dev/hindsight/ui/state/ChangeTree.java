package dev.hindsight.ui.state;

import dev.hindsight.replay.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Changes arranged like the state they belong to, so that a subtree knows at once whether anything changed in it. */
final class ChangeTree {
    private final Map<String, ChangeTree> children = new LinkedHashMap<>();
    private final List<Change> removed = new ArrayList<>();
    private @Nullable Change own;
    private int count;

    /** Arranges the changes; each is found under the tokens of its path. */
    static ChangeTree of(List<Change> changes) {
        ChangeTree root = new ChangeTree();
        changes.forEach(root::add);
        return root;
    }

    /** What is gone belongs to its parent: in an array, another element may stand in its place now. */
    private void add(Change change) {
        ChangeTree node = this;
        node.count++;
        for (JsonPointer rest = change.path(); !rest.matches(); rest = rest.tail()) {
            if (change.after() == null && rest.tail().matches()) {
                node.removed.add(change);
                return;
            }
            node = node.children.computeIfAbsent(rest.getMatchingProperty(), token -> new ChangeTree());
            node.count++;
        }
        node.own = change;
    }

    /** The change of this very value, or null where only parts of it changed, or nothing. */
    @Nullable Change own() {
        return own;
    }

    /** How many changes there are here and below. */
    int count() {
        return count;
    }

    @Nullable ChangeTree child(String token) {
        return children.get(token);
    }

    /** The children that are there and changed, or in which something did. */
    Set<String> changedChildren() {
        return children.keySet();
    }

    /** The children whose value is gone, in the order of the changes. */
    Collection<Change> removedChildren() {
        return removed;
    }
}
