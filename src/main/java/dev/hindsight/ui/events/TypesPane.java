package dev.hindsight.ui.events;

import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A list of types to tick, with how many events there are of each; what is ticked is in force at once. */
final class TypesPane extends VBox {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 260;

    private final TypeChoice choice;
    private final TextField search = new TextField();
    private final ListView<TypeCount> list = new ListView<>();

    TypesPane(Workspace workspace, TypeChoice choice) {
        this.choice = choice;
        getStyleClass().add("filter-pane");
        list.setId(choice.isOfEvents() ? "events-types-list" : "events-stream-types-list");
        list.setAccessibleText(choice.isOfEvents() ? "Event types" : "Stream types");
        list.setCellFactory(view -> new TypeCell(workspace, choice, this::tick));
        choice.counts().countsProperty().subscribe(counts -> narrow());
        search.setPromptText("Find a type");
        search.setAccessibleText("Find a type");
        search.textProperty().subscribe(text -> narrow());
        PanelPane panel = new PanelPane(list, choice.counts().stateProperty());
        panel.setPrefSize(WIDTH, HEIGHT);
        Hyperlink all = new Hyperlink("All types");
        all.setOnAction(event -> choose(Set.of()));
        getChildren().setAll(search, panel, all);
    }

    void open() {
        search.clear();
        choice.count();
    }

    void close() {
        choice.counts().cancel();
    }

    private void narrow() {
        String part = search.getText().strip().toLowerCase(Locale.ROOT);
        List<TypeCount> all = choice.counts().countsProperty().get();
        list.getItems()
                .setAll(all.stream()
                        .filter(count -> count.type().toLowerCase(Locale.ROOT).contains(part))
                        .toList());
    }

    private void tick(String type, boolean ticked) {
        Set<String> types = new HashSet<>(choice.chosen());
        if (ticked) {
            types.add(type);
        } else {
            types.remove(type);
        }
        choose(types);
    }

    private void choose(Set<String> types) {
        choice.choose(types);
        list.refresh();
    }
}
