package dev.hindsight.ui.events;

import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the columns of the table; a place in payload or metadata is typed, and becomes one with Enter. */
final class ColumnMenu extends MenuButton {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final ColumnChoice columns;

    ColumnMenu(ColumnChoice columns) {
        this.columns = columns;
        String words = "Choose the columns";
        setId("events-columns");
        setGraphic(new FontIcon(Feather.COLUMNS));
        setTooltip(new Tooltip(words));
        setAccessibleText(words);
        setMinWidth(USE_PREF_SIZE);
        fill();
        columns.shownProperty().addListener((property, before, now) -> fill());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        ColumnChoice.HEADERS.forEach(header -> items.add(item(header, name(header))));
        items.add(new SeparatorMenuItem());
        columns.places().forEach(place -> items.add(item(place, ConditionText.of(place))));
        items.add(new CustomMenuItem(place(), false));
        MenuItem reset = new MenuItem("The usual columns");
        reset.setOnAction(event -> columns.reset());
        items.add(new SeparatorMenuItem());
        items.add(reset);
        getItems().setAll(items);
    }

    private CheckMenuItem item(Field field, String words) {
        CheckMenuItem item = new CheckMenuItem(words);
        item.setMnemonicParsing(false);
        item.setSelected(columns.isShown(field));
        item.setOnAction(event -> {
            if (item.isSelected()) {
                columns.show(field);
            } else {
                columns.hide(field);
            }
        });
        return item;
    }

    private TextField place() {
        TextField field = new TextField();
        field.setId("events-column-place");
        field.setPromptText("payload.customer.city");
        field.setAccessibleText("A place in payload or metadata to be shown as a column");
        field.setPrefColumnCount(18);
        field.textProperty().subscribe((before, now) -> field.pseudoClassStateChanged(PROBLEM, false));
        field.setOnAction(event -> field.pseudoClassStateChanged(PROBLEM, !columns.show(field.getText())));
        return field;
    }

    /** As the heading of the column: "Stream type". */
    private static String name(Field.Header header) {
        String words = header == Field.Header.ID
                ? "event id"
                : header.label().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
