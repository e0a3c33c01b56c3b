package dev.hindsight.ui.timeline;

import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.LaneOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleGroup;

/** What the timeline shows and how: which events, lanes, axis, colours, and the picture of it. */
final class ViewMenu extends MenuButton {
    private final LaneSettings settings;

    /**
     * Makes the menu.
     *
     * @param export draws what is seen into a file
     */
    ViewMenu(LaneSettings settings, Runnable export) {
        this.settings = settings;
        setId("timeline-view-menu");
        getStyleClass().addAll("flat", "timeline-more");
        setMinWidth(USE_PREF_SIZE);
        MenuItem picture = new MenuItem("Export picture …");
        picture.setOnAction(_ -> export.run());
        MenuItem field = new MenuItem("Metadata field …");
        field.setOnAction(_ -> askField());
        getItems().addAll(radio(settings.scopeProperty(), List.of(TimelineScope.values()), TimelineScope::label));
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        menu("Lanes", settings.lanesProperty(), List.of(Header.values()), Header::label),
                        orderMenu(),
                        menu("Axis", settings.axisProperty(), List.of(Axis.values()), Axis::label),
                        menu("Colours", settings.colorsProperty(), colors(), Header::label),
                        field,
                        new SeparatorMenuItem(),
                        picture);
        settings.lanesProperty().subscribe(_ -> describe());
        settings.scopeProperty().subscribe(_ -> describe());
        settings.axisProperty().subscribe(_ -> describe());
    }

    private static List<Header> colors() {
        return Arrays.stream(Header.values())
                .filter(header -> header != Header.STREAM)
                .toList();
    }

    private void describe() {
        String what = settings.scopeProperty().get() == TimelineScope.STORE ? "Whole store" : "Connected";
        setText(what + " by " + settings.lanesProperty().get().noun());
        setAccessibleText("Timeline: %s, %s"
                .formatted(getText(), settings.axisProperty().get().label()));
    }

    private Menu orderMenu() {
        Menu menu = new Menu("Order of lanes");
        ToggleGroup group = new ToggleGroup();
        for (LaneOrder order : LaneOrder.values()) {
            RadioMenuItem item = new RadioMenuItem(order.label());
            item.setToggleGroup(group);
            item.setOnAction(_ -> choice().set(choice().get().by(order)));
            choice().subscribe(chosen -> item.setSelected(chosen.order() == order));
            menu.getItems().add(item);
        }
        return menu;
    }

    private ObjectProperty<LaneChoice> choice() {
        return settings.choiceProperty();
    }

    private static <T> Menu menu(String name, ObjectProperty<T> property, List<T> values, Function<T, String> label) {
        Menu menu = new Menu(name);
        menu.getItems().addAll(radio(property, values, label));
        return menu;
    }

    private static <T> List<RadioMenuItem> radio(
            ObjectProperty<T> property, List<T> values, Function<T, String> label) {
        ToggleGroup group = new ToggleGroup();
        return values.stream()
                .map(value -> {
                    RadioMenuItem item = new RadioMenuItem(label.apply(value));
                    item.setToggleGroup(group);
                    item.setOnAction(_ -> property.set(value));
                    property.subscribe(chosen -> item.setSelected(chosen.equals(value)));
                    return item;
                })
                .toList();
    }

    private void askField() {
        TextInputDialog dialog =
                new TextInputDialog(String.join(".", settings.fieldProperty().get()));
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("Metadata field");
        dialog.setHeaderText(
                "The field of metadata that lanes and colours are made by, such as userId or context.tenant.");
        dialog.setContentText("metadata.");
        dialog.showAndWait()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> settings.fieldProperty().set(List.of(text.split("\\."))));
    }
}
