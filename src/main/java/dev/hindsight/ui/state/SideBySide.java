package dev.hindsight.ui.state;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Two states as texts, each value on the line of its counterpart. */
final class SideBySide extends TableView<AlignedText.Line> {
    SideBySide(String left, String right) {
        getStyleClass().add("side-by-side");
        setAccessibleText("%s and %s side by side".formatted(left, right));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(20);
        getColumns().add(column(left, "side-left", AlignedText.Line::left, Difference.REMOVED));
        getColumns().add(column(right, "side-right", AlignedText.Line::right, Difference.ADDED));
    }

    void show(List<AlignedText.Line> lines) {
        getItems().setAll(lines);
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).difference() != Difference.SAME) {
                scrollTo(Math.max(0, i - 3));
                break;
            }
        }
    }

    private static TableColumn<AlignedText.Line, AlignedText.Line> column(
            String name, String styleClass, Function<AlignedText.Line, String> side, Difference own) {
        TableColumn<AlignedText.Line, AlignedText.Line> column = new TableColumn<>(name);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
        column.setCellFactory(ignored -> new TableCell<>() {
            {
                getStyleClass().addAll("code", styleClass);
            }

            @Override
            protected void updateItem(AlignedText.@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                if (empty || line == null) {
                    setText(null);
                    Styles.mark(this, null);
                    return;
                }
                String text = side.apply(line);
                setText(text.isEmpty() ? null : sign(line.difference(), own) + text);
                Styles.mark(this, line.difference() == Difference.SAME || text.isEmpty() ? null : line.difference());
            }
        });
        return column;
    }

    private static String sign(Difference difference, Difference own) {
        return switch (difference) {
            case SAME, INSIDE -> "  ";
            case CHANGED -> "~ ";
            case ADDED, REMOVED -> own.sign() + " ";
        };
    }
}
