package dev.hindsight.ui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import tools.jackson.core.JsonPointer;

/** A row of the tree that makes the rows below it when they are first looked at. */
final class StateItem extends TreeItem<StateRow> {
    private final StateTree tree;
    private final int depth;

    private boolean made;

    static StateItem root(StateTree tree) {
        return new StateItem(tree, tree.root(), 0);
    }

    private StateItem(StateTree tree, StateRow row, int depth) {
        super(row);
        this.tree = tree;
        this.depth = depth;
        // Before it has a parent nobody hears of this: only what the user opens and closes is remembered.
        setExpanded(row instanceof StateNode node && node.isContainer() && tree.isOpen(node, depth));
    }

    @Override
    public boolean isLeaf() {
        if (getValue() instanceof StateNode node && node.isContainer()) {
            return node.value().isEmpty() && node.inside() == null;
        }
        return true;
    }

    @Override
    public ObservableList<TreeItem<StateRow>> getChildren() {
        if (!made && !isLeaf()) {
            made = true;
            super.getChildren().setAll(makeChildren());
        }
        return super.getChildren();
    }

    /** Makes the next slice of a large container. */
    void showMore() {
        if (getValue() instanceof StateNode node) {
            tree.folding().showMore(node.path());
            super.getChildren().setAll(makeChildren());
        }
    }

    private List<TreeItem<StateRow>> makeChildren() {
        List<TreeItem<StateRow>> items = new ArrayList<>();
        if (getValue() instanceof StateNode node) {
            StateChildren children = tree.children(node);
            children.rows().forEach(row -> items.add(new StateItem(tree, row, depth + 1)));
            if (children.left() > 0) {
                items.add(new StateItem(tree, new StateRow.More(children.left()), depth + 1));
            }
        }
        return items;
    }

    /** The first row, from the top, whose own value differs and that can be seen without opening anything. */
    Optional<TreeItem<StateRow>> firstDifference() {
        for (TreeItem<StateRow> child : getChildren()) {
            if (!(child instanceof StateItem item) || !(item.getValue() instanceof StateNode node) || !node.differs()) {
                continue;
            }
            if (node.difference() != Difference.INSIDE || !item.isExpanded()) {
                return Optional.of(item);
            }
            Optional<TreeItem<StateRow>> inside = item.firstDifference();
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /** The row of a place, if it can be seen without opening anything. */
    Optional<TreeItem<StateRow>> visible(JsonPointer path) {
        if (getValue() instanceof StateNode node && node.path().equals(path)) {
            return Optional.of(this);
        }
        if (isLeaf() || !isExpanded()) {
            return Optional.empty();
        }
        String wanted = path.toString();
        for (TreeItem<StateRow> child : getChildren()) {
            if (child instanceof StateItem item && item.leadsTo(wanted)) {
                return item.visible(path);
            }
        }
        return Optional.empty();
    }

    private boolean leadsTo(String path) {
        if (!(getValue() instanceof StateNode node)) {
            return false;
        }
        String here = node.path().toString();
        return path.startsWith(here) && (path.length() == here.length() || path.charAt(here.length()) == '/');
    }
}
