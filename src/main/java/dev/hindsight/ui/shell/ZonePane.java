package dev.hindsight.ui.shell;

import dev.hindsight.ui.common.ViewSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Chooses the zone in which times are shown: this machine's, UTC, or any other by a part of its name. */
final class ZonePane extends VBox {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 260;

    private final ViewSettings view;
    private final TextField search = new TextField();
    private final ListView<ZoneId> list = new ListView<>();

    ZonePane(ViewSettings view) {
        this.view = view;
        getStyleClass().add("filter-pane");
        search.setId("zone-search");
        search.setPromptText("Find a zone, such as Tokyo or Berlin");
        search.setAccessibleText("Find a time zone");
        search.textProperty().subscribe(_ -> narrow());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::moveInList);
        list.setId("zones");
        list.setAccessibleText("Time zones");
        list.setPrefSize(WIDTH, HEIGHT);
        list.setCellFactory(_ -> new ZoneCell());
        getChildren().setAll(search, list);
    }

    /** Shows all zones again, and the one that is used now. */
    void open() {
        search.clear();
        narrow();
        list.getSelectionModel().select(view.zone());
        list.scrollTo(0);
        search.requestFocus();
    }

    private void narrow() {
        String part = search.getText().strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        list.getItems()
                .setAll(zones().filter(
                                zone -> zone.getId().toLowerCase(Locale.ROOT).contains(part))
                        .sorted(Comparator.comparing(
                                zone -> !part.isEmpty() && !city(zone).startsWith(part)))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    private static String city(ZoneId zone) {
        String id = zone.getId().toLowerCase(Locale.ROOT);
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Zones with a city in their name, after those that are wanted most. */
    private Stream<ZoneId> zones() {
        Set<ZoneId> zones = new LinkedHashSet<>(List.of(ZoneId.systemDefault(), ZoneId.of("UTC"), view.zone()));
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .map(ZoneId::of)
                .forEach(zones::add);
        return zones.stream();
    }

    private void moveInList(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> choose(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void choose(@Nullable ZoneId zone) {
        if (zone != null) {
            view.zoneProperty().set(zone);
            getScene().getWindow().hide();
        }
    }

    /** A zone, with how far it is from UTC now. */
    private final class ZoneCell extends ListCell<ZoneId> {
        ZoneCell() {
            setOnMouseClicked(_ -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable ZoneId zone, boolean empty) {
            super.updateItem(zone, empty);
            setText(empty || zone == null ? null : words(zone));
        }

        private static String words(ZoneId zone) {
            String offset = zone.getRules().getOffset(Instant.now()).getId();
            String which = zone.equals(ZoneId.systemDefault()) ? "  this machine" : "";
            return zone.getId() + "  " + (offset.equals("Z") ? "" : offset) + which;
        }
    }
}
