package dev.hindsight.ui.state;

import dev.hindsight.event.StreamId;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The tree of the state's values at the current version, with what its event changed. */
final class StateTable extends StackPane {
    /** What comes before a change that had to be scrolled to, so that its place can be read. */
    private static final int ROWS_BEFORE = 3;
    /** So much of what changed is to be in sight, if it is that long. */
    private static final int ROWS_OF_A_CHANGE = 4;

    private final ValueTrail trail;
    private final TreeTableView<StateRow> table = new TreeTableView<>();
    private final Folding folding = new Folding();
    private final BooleanProperty onlyChanges = new SimpleBooleanProperty(this, "onlyChanges");
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final Label placeholder = new Label();
    private @Nullable StreamId stream;
    private @Nullable StateItem shown;
    private TreeRows shownRows = new TreeRows(folding, false, null);
    private boolean replacing;
    /** The row to be in sight once it is known which rows are. */
    private @Nullable StateItem toReveal;

    StateTable(StateModel model, ValueTrail trail) {
        this.trail = trail;
        table.setId("state-tree");
        table.setAccessibleText("Values of the state");
        table.setShowRoot(false);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().add("state-tree");
        placeholder.getStyleClass().add("panel-hint");
        placeholder.setWrapText(true);
        table.setPlaceholder(placeholder);
        table.getColumns().add(column("Name", 155, NameCell::new));
        table.getColumns().add(column("Value", 170, ValueCell::new));
        table.getColumns().add(column("Changed by this event", 315, ChangeCell::new));
        table.setRowFactory(view -> buildRow());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, after) -> select(after));
        getChildren().add(table);
        new StateMenu(model, trail, table);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
        table.setAccessibleHelp("Plus opens and minus closes a value, Enter goes to the event that last set it.");
        model.momentProperty().subscribe(this::show);
        onlyChanges.addListener(
                (property, before, after) -> show(model.momentProperty().get()));
        search.addListener(
                (property, before, after) -> show(model.momentProperty().get()));
    }

    /** Whether only the values are shown that this event changed. */
    BooleanProperty onlyChangesProperty() {
        return onlyChanges;
    }

    /** What is searched for in names and values; blank for everything. */
    StringProperty searchProperty() {
        return search;
    }

    /** How much is shown, in words. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }

    private static TreeTableColumn<StateRow, StateRow> column(
            String name,
            double width,
            Callback<TreeTableColumn<StateRow, StateRow>, TreeTableCell<StateRow, StateRow>> cell) {
        TreeTableColumn<StateRow, StateRow> column = new TreeTableColumn<>(name);
        column.setCellValueFactory(row -> ((StateItem) row.getValue()).rowProperty());
        column.setCellFactory(cell);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private TreeTableRow<StateRow> buildRow() {
        TreeTableRow<StateRow> row = new TreeTableRow<>();
        row.treeItemProperty()
                .flatMap(item -> ((StateItem) item).rowProperty())
                .subscribe(shown -> Styles.mark(row, shown instanceof StateNode node ? node.difference() : null));
        row.setOnMouseClicked(event -> {
            TreeItem<StateRow> item = row.getTreeItem();
            if (event.getButton() == MouseButton.PRIMARY && item != null && isMore(item)) {
                showMore(item);
            }
        });
        return row;
    }

    /** The arrows step through versions here, so that folding needs keys of its own. */
    private void fold(KeyEvent event) {
        TreeItem<StateRow> item = table.getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> item.setExpanded(true);
            case MINUS, SUBTRACT -> item.setExpanded(false);
            case ENTER -> {
                if (isMore(item)) {
                    showMore(item);
                }
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static boolean isMore(TreeItem<StateRow> item) {
        return StateItem.rowOf(item) instanceof StateRow.More;
    }

    private static void showMore(TreeItem<StateRow> row) {
        if (row.getParent() instanceof StateItem parent) {
            parent.showMore();
        }
    }

    private void select(@Nullable TreeItem<StateRow> item) {
        StateNode node = StateItem.nodeOf(item);
        if (!replacing && node != null) {
            trail.show(node.path());
        }
    }

    private void show(@Nullable Moment now) {
        if (now == null) {
            return;
        }
        boolean sameStream = now.replay().stream().equals(stream);
        forgetFoldingOfOtherStream(now.replay().stream());
        StateTree tree = StateTree.of(now, folding, onlyChanges.get(), search.get());
        summary.set(StateSummary.of(tree));
        replacing = true;
        StateItem root = sameStream ? goOn(tree) : begin(tree);
        selectAgain(root);
        replacing = false;
        toReveal = root.firstDifference().orElse(null);
        requestLayout();
        placeholder.setText(StateSummary.whenEmpty(tree));
    }

    /** The rows that are there show the other state, where none is left out. */
    private StateItem goOn(StateTree tree) {
        StateItem root = shown;
        if (root == null || !shownRows.areAll() || !tree.rows().areAll()) {
            return begin(tree);
        }
        root.show(tree.root());
        return root;
    }

    private StateItem begin(StateTree tree) {
        StateItem root = StateItem.root(tree);
        root.addEventHandler(TreeItem.<StateRow>branchExpandedEvent(), event -> remember(event.getTreeItem(), true));
        root.addEventHandler(TreeItem.<StateRow>branchCollapsedEvent(), event -> remember(event.getTreeItem(), false));
        shown = root;
        shownRows = tree.rows();
        table.setRoot(root);
        return root;
    }

    private void selectAgain(StateItem root) {
        JsonPointer selected = trail.pathProperty().get();
        TreeItem<StateRow> item =
                selected == null ? null : root.visible(selected).orElse(null);
        if (item == null) {
            table.getSelectionModel().clearSelection();
        } else if (!item.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(item);
        }
    }

    private void remember(TreeItem<StateRow> item, boolean open) {
        StateNode node = StateItem.nodeOf(item);
        if (!replacing && node != null) {
            if (open) {
                folding.open(node.path());
            } else {
                folding.close(node.path());
            }
        }
    }

    private void forgetFoldingOfOtherStream(StreamId shown) {
        if (!shown.equals(stream)) {
            folding.reset();
            trail.show(null);
            stream = shown;
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        StateItem item = toReveal;
        if (item != null && table.getHeight() > 0) {
            toReveal = null;
            table.layout();
            reveal(item);
        }
    }

    /** Scrolls only when it must: a view that jumps at every step cannot be read. */
    private void reveal(StateItem item) {
        int row = table.getRow(item);
        TreeItem<StateRow> next = item.nextSibling();
        int end = Math.min(row + ROWS_OF_A_CHANGE, next == null ? table.getExpandedItemCount() : table.getRow(next));
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> rows
                && rows.getFirstVisibleCell() != null
                && (row < rows.getFirstVisibleCell().getIndex()
                        || end > rows.getLastVisibleCell().getIndex())) {
            table.scrollTo(Math.max(0, row - ROWS_BEFORE));
        }
    }
}
