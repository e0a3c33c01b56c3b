package dev.hindsight.ui.events;

import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.Workspace;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A type that can be ticked. */
final class TypeCell extends ListCell<TypeCount> {
    private final Workspace workspace;
    private final TypeChoice choice;
    private final CheckBox box = new CheckBox();
    private final MarkBox mark = new MarkBox();
    private final Label name = new Label();
    private final Label count = new Label();
    private final HBox row = new HBox(8, box, mark, name, count);

    TypeCell(Workspace workspace, TypeChoice choice, BiConsumer<String, Boolean> tick) {
        this.workspace = workspace;
        this.choice = choice;
        mark.setVisible(choice.isOfEvents());
        mark.setManaged(choice.isOfEvents());
        row.getStyleClass().add("type-row");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        box.setFocusTraversable(false);
        box.setOnAction(event -> tick.accept(getItem().type(), box.isSelected()));
        name.setOnMouseClicked(event -> box.fire());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                box.fire();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable TypeCount item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        mark.show(item.type(), workspace);
        name.setText(item.type().isEmpty() ? "(none)" : item.type());
        count.setText(String.format(Locale.ROOT, "%,d", item.count()));
        box.setSelected(choice.isChosen(item.type()));
        box.setAccessibleText(item.type() + ", " + count.getText() + " events");
        setGraphic(row);
    }
}
