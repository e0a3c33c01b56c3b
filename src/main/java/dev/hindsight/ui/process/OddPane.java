package dev.hindsight.ui.process;

import dev.hindsight.causation.process.OddOperation;
import dev.hindsight.causation.process.ProcessShape;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The operations that fall out of the usual, each with the reason in words and a link. */
final class OddPane extends BorderPane {
    private final ProcessModel model;
    private final ListView<OddOperation> list = new ListView<>();

    OddPane(ProcessModel model) {
        this.model = model;
        Label rule = new Label("What at least 95 % of at least 20 cases do is usual; these operations did otherwise.");
        rule.setWrapText(true);
        rule.setMaxWidth(Double.MAX_VALUE);
        rule.getStyleClass().addAll("strip", "slim", "muted");
        list.setId("process-odd");
        list.setAccessibleText("Operations that fall out of the usual; Enter opens one");
        list.setPlaceholder(new Label("Nothing is odd: every operation did what such operations usually do."));
        list.setCellFactory(view -> new OddCell());
        list.setOnKeyPressed(event -> {
            OddOperation chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                open(chosen, chosen.oddities().getFirst());
                event.consume();
            }
        });
        setTop(rule);
        setCenter(list);
        model.shapeProperty().subscribe(this::show);
    }

    private void show(@Nullable ProcessShape shape) {
        if (shape != null) {
            list.getItems().setAll(shape.odd());
        }
    }

    private void open(OddOperation odd, OddOperation.Oddity oddity) {
        model.open(odd.operation(), oddity.event());
    }

    private final class OddCell extends ListCell<OddOperation> {
        @Override
        protected void updateItem(@Nullable OddOperation odd, boolean empty) {
            super.updateItem(odd, empty);
            setGraphic(odd == null || empty ? null : card(odd));
        }

        private VBox card(OddOperation odd) {
            Hyperlink name = new Hyperlink(odd.operation().value());
            name.getStyleClass().add("code");
            name.setOnAction(event -> open(odd, odd.oddities().getFirst()));
            VBox card = new VBox(2, name);
            card.getStyleClass().add("odd-card");
            odd.oddities().forEach(oddity -> card.getChildren().add(line(odd, oddity)));
            return card;
        }

        private HBox line(OddOperation odd, OddOperation.Oddity oddity) {
            Label kind = new Label(words(oddity.kind()));
            kind.getStyleClass().add("badge");
            kind.setMinWidth(96);
            kind.setMinHeight(Region.USE_PREF_SIZE);
            kind.setAlignment(Pos.CENTER);
            Label reason = new Label(oddity.reason());
            reason.setWrapText(true);
            reason.setMinHeight(Region.USE_PREF_SIZE);
            // Without a width of its own a wrapping label in a list is as high as one line.
            reason.prefWidthProperty().bind(list.widthProperty().subtract(160));
            HBox line = new HBox(8, kind, reason);
            line.setAlignment(Pos.TOP_LEFT);
            line.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    open(odd, oddity);
                }
            });
            return line;
        }
    }

    private static String words(OddOperation.Kind kind) {
        return switch (kind) {
            case STOPPED -> "stopped";
            case LEFT_OUT -> "left out";
            case REPEATED -> "repeated";
            case SLOW -> "slow";
            case CAUSE_MISSING -> "no cause";
        };
    }
}
