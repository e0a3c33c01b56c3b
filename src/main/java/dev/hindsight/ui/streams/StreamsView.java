package dev.hindsight.ui.streams;

import atlantafx.base.controls.CustomTextField;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.Verbatim;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the streams as a virtual list; the selected one is the stream of the location. */
public final class StreamsView extends BorderPane {
    private static final Duration TYPING_PAUSE = Duration.millis(200);

    private final StreamsModel model;
    private final ViewSettings view;
    private final ListView<StreamSummary> list = new ListView<>();
    private final TextField search = searchField();

    public StreamsView(StreamsModel model, Workspace workspace) {
        this.model = model;
        this.view = workspace.view();
        getStyleClass().add("streams");
        setMinWidth(0);
        buildList();
        setTop(new VBox(buildHeading(), buildSearch(), buildTypes()));
        setCenter(new PanelPane(list, model.stateProperty()));
        workspace.navigation().locationProperty().subscribe(location -> showSelection());
        model.streams().addListener((ListChangeListener<StreamSummary>) change -> select());
        new StreamsPlace(list, workspace.tasks()).install();
        view.zoneProperty().subscribe(zone -> list.refresh());
    }

    /** Puts the cursor into the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private Node buildHeading() {
        Label title = new Label("Streams");
        title.getStyleClass().add("heading");
        Label count = new Label();
        count.textProperty().bind(model.countProperty());
        count.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(title, space, count);
        bar.getStyleClass().addAll("strip", "panel-heading");
        return bar;
    }

    private static CustomTextField searchField() {
        CustomTextField field = new CustomTextField();
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setId("stream-search");
        field.setPromptText("Search");
        field.setAccessibleText("Search streams by a part of their name");
        return field;
    }

    private Node buildSearch() {
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(event -> model.search(search.getText()));
        search.textProperty().subscribe((before, after) -> pause.playFromStart());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox row = new HBox(6, search, buildOrder());
        row.getStyleClass().add("streams-search");
        return row;
    }

    private ComboBox<StreamQuery.Order> buildOrder() {
        ComboBox<StreamQuery.Order> order = new ComboBox<>();
        order.getItems().setAll(model.orders());
        order.setValue(model.query().order());
        order.setConverter(new OrderText());
        order.setAccessibleText("Order of the streams");
        order.setId("stream-order");
        order.setMinWidth(Region.USE_PREF_SIZE);
        order.valueProperty().subscribe((before, after) -> model.order(after));
        return order;
    }

    private Node buildTypes() {
        FlowPane chips = new FlowPane(4, 4);
        chips.getStyleClass().add("streams-types");
        model.types().subscribe(() -> {
            Set<String> chosen = model.query().types();
            chips.getChildren()
                    .setAll(model.types().stream()
                            .map(type -> {
                                ToggleButton chip =
                                        Verbatim.of(new ToggleButton(type.type() + "  %,d".formatted(type.count())));
                                chip.setSelected(chosen.contains(type.type()));
                                chip.setUserData(type.type());
                                chip.setAccessibleText("Only streams of type " + type.type());
                                chip.getStyleClass().add("type-chip");
                                chip.setOnAction(event -> model.showTypes(selectedTypes(chips)));
                                return chip;
                            })
                            .toList());
        });
        return chips;
    }

    private static Set<String> selectedTypes(FlowPane chips) {
        Set<String> types = new HashSet<>();
        for (Node node : chips.getChildren()) {
            if (node instanceof ToggleButton chip && chip.isSelected()) {
                types.add((String) chip.getUserData());
            }
        }
        return types;
    }

    private void buildList() {
        list.setId("streams");
        list.setAccessibleText("Streams");
        list.setItems(model.streams());
        list.setFixedCellSize(44);
        list.setCellFactory(ignored -> new StreamCell(view, model::loadMore));
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                openSelected();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
        list.setOnKeyReleased(event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                openSelected();
            }
        });
    }

    private void openSelected() {
        StreamSummary selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.open(selected);
        }
    }

    /** The window went to a stream: it is scrolled to, unless it was the selected one already. */
    private void showSelection() {
        int before = list.getSelectionModel().getSelectedIndex();
        int now = select();
        if (now >= 0 && now != before) {
            list.scrollTo(Math.max(0, now - 3));
        }
    }

    /** Selects the stream of the window, wherever in the list it is now; its index, or -1 if it is not there. */
    private int select() {
        Optional<StreamId> id = model.selectedStream();
        for (int i = 0; i < model.streams().size() && id.isPresent(); i++) {
            if (model.streams().get(i).id().equals(id.get())) {
                list.getSelectionModel().clearAndSelect(i);
                return i;
            }
        }
        if (id.isPresent()) {
            list.getSelectionModel().clearSelection();
        }
        return -1;
    }

    private static final class OrderText extends StringConverter<StreamQuery.Order> {
        @Override
        public String toString(StreamQuery.Order order) {
            return switch (order) {
                case LAST_ACTIVITY -> "Recent";
                case SIZE -> "Longest";
                case NAME -> "Name";
            };
        }

        @Override
        public StreamQuery.Order fromString(String text) {
            throw new UnsupportedOperationException("The order is chosen, not typed.");
        }
    }
}
