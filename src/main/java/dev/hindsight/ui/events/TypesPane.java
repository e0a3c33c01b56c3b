package dev.hindsight.ui.events;

import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.PanelPane;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A list of event types to tick, with how many events there are of each; what is ticked is in force at once. */
final class TypesPane extends VBox {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 260;

    private final EventsModel model;
    private final TextField search = new TextField();
    private final ListView<TypeCount> list = new ListView<>();

    TypesPane(EventsModel model) {
        this.model = model;
        getStyleClass().add("filter-pane");
        list.setId("events-types-list");
        list.setAccessibleText("Event types");
        list.setCellFactory(view -> new TypeCell(model, this::tick));
        model.types().countsProperty().subscribe(counts -> narrow());
        search.setPromptText("Find a type");
        search.setAccessibleText("Find an event type");
        search.textProperty().subscribe(text -> narrow());
        PanelPane panel = new PanelPane(list, model.types().stateProperty());
        panel.setPrefSize(WIDTH, HEIGHT);
        Hyperlink all = new Hyperlink("All types");
        all.setOnAction(event -> choose(Set.of()));
        getChildren().setAll(search, panel, all);
    }

    void open() {
        search.clear();
        model.countTypes();
    }

    void close() {
        model.types().cancel();
    }

    private void narrow() {
        String part = search.getText().strip().toLowerCase(Locale.ROOT);
        List<TypeCount> all = model.types().countsProperty().get();
        list.getItems()
                .setAll(all.stream()
                        .filter(count -> count.type().toLowerCase(Locale.ROOT).contains(part))
                        .toList());
    }

    private void tick(String type, boolean ticked) {
        Set<String> types = new HashSet<>(model.filterProperty().get().types());
        if (ticked) {
            types.add(type);
        } else {
            types.remove(type);
        }
        choose(types);
    }

    private void choose(Set<String> types) {
        model.apply(model.filterProperty().get().withTypes(types));
        list.refresh();
    }
}
