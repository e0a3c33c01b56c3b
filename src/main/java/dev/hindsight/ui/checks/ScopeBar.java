package dev.hindsight.ui.checks;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Chooses how much of the store is replayed. */
final class ScopeBar extends HBox {
    private static final String HINT =
            "What the checks “replay” and “snapshots” look at. A sample of streams, for “replay”, is spread over the store"
                    + " and the same each time. All other checks look at the whole store.";

    ScopeBar(ScopeModel model) {
        setId("checks-scope");
        getStyleClass().addAll("strip", "slim");
        Label label = new Label("Replay");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(HINT));
        ComboBox<String> type = choice("checks-scope-type", "Types of the streams to replay", ScopeBar::typeName);
        type.setItems(model.streamTypes());
        type.valueProperty().bindBidirectional(model.streamTypeProperty());
        type.setOnShowing(event -> model.readTypes());
        ComboBox<Integer> streams = choice("checks-scope-streams", "How many streams to replay", ScopeBar::streamsName);
        streams.getItems().setAll(ScopeModel.ALL_STREAMS, 100, 1_000, 10_000, 100_000);
        streams.valueProperty().bindBidirectional(model.streamsProperty());
        getChildren().addAll(label, type, streams);
    }

    private static String typeName(String type) {
        return type.equals(ScopeModel.ALL_TYPES) ? "all types" : type;
    }

    private static String streamsName(int streams) {
        return streams == ScopeModel.ALL_STREAMS ? "all streams" : "%,d streams".formatted(streams);
    }

    private static <T> ComboBox<T> choice(String id, String words, Function<T, String> name) {
        ComboBox<T> choice = new ComboBox<>();
        choice.setId(id);
        choice.setAccessibleText(words);
        choice.setTooltip(new Tooltip(HINT));
        choice.setMinWidth(60);
        choice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(choice, Priority.ALWAYS);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("It is chosen, not typed.");
            }
        });
        return choice;
    }
}
