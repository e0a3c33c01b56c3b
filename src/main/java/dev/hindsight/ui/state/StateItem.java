package dev.hindsight.ui.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * A row of the tree that makes the rows below it when they are first looked at. From version to version it stays and
 * shows another value, so that a step costs what it changed and not what is on screen.
 */
final class StateItem extends TreeItem<StateRow> {
    private final TreeRows rows;
    private final int depth;
    private final ReadOnlyObjectWrapper<StateRow> row;

    private boolean made;

    static StateItem root(StateTree tree) {
        return new StateItem(tree.rows(), tree.root(), 0, 0);
    }

    private StateItem(TreeRows rows, StateRow row, int depth, int siblings) {
        super(row);
        this.rows = rows;
        this.depth = depth;
        this.row = new ReadOnlyObjectWrapper<>(this, "row", row);
        // Before it has a parent nobody hears of this: only what the user opens and closes is remembered.
        setExpanded(isOpen(row, siblings));
    }

    private boolean isOpen(StateRow shown, int siblings) {
        return shown instanceof StateNode node && node.isContainer() && rows.isOpen(node, depth, siblings);
    }

    /** What the row shows now. The value of a tree item would have the whole tree drawn anew with each change. */
    ReadOnlyObjectProperty<StateRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    static StateRow rowOf(TreeItem<StateRow> item) {
        return ((StateItem) item).row.get();
    }

    /** The value that a row shows; null where it shows none. */
    static @Nullable StateNode nodeOf(@Nullable TreeItem<StateRow> item) {
        return item != null && rowOf(item) instanceof StateNode node ? node : null;
    }

    @Override
    public boolean isLeaf() {
        return isLeaf(row.get());
    }

    private static boolean isLeaf(StateRow shown) {
        return !(shown instanceof StateNode node)
                || !node.isContainer()
                || (node.value().isEmpty() && node.inside() == null);
    }

    @Override
    public ObservableList<TreeItem<StateRow>> getChildren() {
        if (!made && !isLeaf()) {
            made = true;
            super.getChildren().setAll(makeChildren(Map.of()));
        }
        return super.getChildren();
    }

    /** Makes the next slice of a large container. */
    void showMore() {
        if (row.get() instanceof StateNode node) {
            rows.folding().showMore(node.path());
            super.getChildren().setAll(makeChildren(Map.of()));
        }
    }

    /** Whether this row can go on to show that one: rows with and without others below them do not mix. */
    private boolean canShow(StateRow next) {
        return isLeaf() == isLeaf(next);
    }

    /** Shows another state from here on down. Rows that are not drawn are not made either. */
    void show(StateNode next) {
        show(next, 0);
    }

    private void show(StateRow next, int siblings) {
        if (row.get() instanceof StateNode node && next instanceof StateNode now && node.looksLike(now)) {
            return;
        }
        row.set(next);
        boolean open = isOpen(next, siblings);
        if (made && open) {
            updateChildren();
        } else if (made) {
            made = false;
            super.getChildren().clear();
        }
        setExpanded(open);
    }

    private void updateChildren() {
        Map<String, StateItem> known = new HashMap<>();
        super.getChildren().forEach(child -> known.put(key(rowOf(child)), (StateItem) child));
        List<TreeItem<StateRow>> next = makeChildren(known);
        if (!next.equals(super.getChildren())) {
            super.getChildren().setAll(next);
        }
    }

    private List<TreeItem<StateRow>> makeChildren(Map<String, StateItem> known) {
        List<TreeItem<StateRow>> items = new ArrayList<>();
        if (row.get() instanceof StateNode node) {
            StateChildren children = rows.below(node);
            int siblings = children.rows().size() + children.left();
            children.rows().forEach(child -> items.add(item(child, siblings, known)));
            if (children.left() > 0) {
                items.add(item(new StateRow.More(children.left()), siblings, known));
            }
        }
        return items;
    }

    private StateItem item(StateRow child, int siblings, Map<String, StateItem> known) {
        StateItem item = known.get(key(child));
        if (item == null || !item.canShow(child)) {
            return new StateItem(rows, child, depth + 1, siblings);
        }
        item.show(child, siblings);
        return item;
    }

    /** By which a row is found again; a removed value may stand beside another of its name. */
    private static String key(StateRow row) {
        return switch (row) {
            case StateNode node -> (node.difference() == Difference.REMOVED ? "-" : "+") + node.name();
            case StateRow.More _ -> "";
        };
    }

    /** The first row, from the top, whose own value differs and that can be seen without opening anything. */
    Optional<StateItem> firstDifference() {
        for (TreeItem<StateRow> child : getChildren()) {
            StateNode node = nodeOf(child);
            if (node == null || !node.differs()) {
                continue;
            }
            if (node.difference() != Difference.INSIDE || !child.isExpanded()) {
                return Optional.of((StateItem) child);
            }
            Optional<StateItem> inside = ((StateItem) child).firstDifference();
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /** The row of a place, if it can be seen without opening anything. */
    Optional<TreeItem<StateRow>> visible(JsonPointer path) {
        if (row.get() instanceof StateNode node && node.path().equals(path)) {
            return Optional.of(this);
        }
        if (isLeaf() || !isExpanded()) {
            return Optional.empty();
        }
        String wanted = path.toString();
        for (TreeItem<StateRow> child : getChildren()) {
            if (((StateItem) child).leadsTo(wanted)) {
                return ((StateItem) child).visible(path);
            }
        }
        return Optional.empty();
    }

    private boolean leadsTo(String path) {
        if (!(row.get() instanceof StateNode node)) {
            return false;
        }
        String here = node.path().toString();
        return path.startsWith(here) && (path.length() == here.length() || path.charAt(here.length()) == '/');
    }
}
