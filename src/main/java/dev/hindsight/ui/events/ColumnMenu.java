package dev.hindsight.ui.events;

import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import dev.hindsight.ui.common.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the columns of the table; a place in payload or metadata is typed, and becomes one with Enter. */
final class ColumnMenu extends MenuButton {
    private final ColumnChoice columns;
    private final CustomMenuItem place;

    ColumnMenu(ColumnChoice columns, SampledWords words) {
        this.columns = columns;
        this.place = new CustomMenuItem(new PlaceField(columns, words), false);
        String name = "Choose the columns";
        setId("events-columns");
        setGraphic(new FontIcon(Feather.COLUMNS));
        setTooltip(new Tooltip(name));
        setAccessibleText(name);
        setMinWidth(USE_PREF_SIZE);
        fill();
        columns.shownProperty().addListener((property, before, now) -> fill());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        ColumnChoice.HEADERS.forEach(header -> items.add(item(header, name(header))));
        items.add(new SeparatorMenuItem());
        columns.places().forEach(value -> items.add(item(value, ConditionText.of(value))));
        items.add(place);
        MenuItem reset = new MenuItem("The usual columns");
        reset.setOnAction(event -> columns.reset());
        items.add(new SeparatorMenuItem());
        items.add(reset);
        getItems().setAll(items);
    }

    private CheckMenuItem item(Field field, String words) {
        CheckMenuItem item = Verbatim.of(new CheckMenuItem(words));
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

    /** As the heading of the column: "Stream type". */
    private static String name(Field.Header header) {
        String words = header == Field.Header.ID
                ? "event id"
                : header.label().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
