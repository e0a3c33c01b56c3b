package dev.hindsight.ui.state;

import dev.hindsight.replay.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Changes arranged like the state they belong to, so that a subtree knows at once whether anything changed in it. */
final class ChangeTree {
    private final Map<String, ChangeTree> children = new LinkedHashMap<>();
    private @Nullable Change own;
    private int count;

    /** Arranges the changes; each is found under the tokens of its path. */
    static ChangeTree of(List<Change> changes) {
        ChangeTree root = new ChangeTree();
        changes.forEach(root::add);
        return root;
    }

    private void add(Change change) {
        ChangeTree node = this;
        node.count++;
        for (JsonPointer rest = change.path(); !rest.matches(); rest = rest.tail()) {
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

    /** The children whose value is gone, in the order of the changes. */
    List<Change> removedChildren() {
        List<Change> removed = new ArrayList<>();
        for (ChangeTree child : children.values()) {
            Change change = child.own;
            if (change != null && change.after() == null) {
                removed.add(change);
            }
        }
        return removed;
    }
}
