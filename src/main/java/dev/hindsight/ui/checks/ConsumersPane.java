package dev.hindsight.ui.checks;

import dev.hindsight.check.consumer.ConsumerLag;
import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A row for each consumer: where it is, how far behind, for how long, and whether that grows. */
final class ConsumersPane extends BorderPane {
    private final ConsumersModel model;
    private final Workspace workspace;
    private final TableView<ConsumerLag> table = new TableView<>();

    ConsumersPane(ConsumersModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        setId("consumers-pane");
        setMinSize(0, 0);
        setTop(bar());
        table.setId("consumers-table");
        table.setAccessibleText("Consumers; Enter goes to the first event that one has not seen");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("Consumer", 170, lag -> lag.consumer().name()),
                        numeric(column("Behind", 90, ConsumersPane::behind)),
                        column("For", 90, lag -> lag.isUpToDate() ? "" : DurationText.of(lag.waiting())),
                        column("Trend", 110, ConsumersPane::trend),
                        column("State", 110, ConsumersPane::state),
                        column("Last event seen", 110, ConsumersPane::position),
                        column("Next event", 130, ConsumersPane::next),
                        column("Last moved", 150, this::moved)));
        table.setItems(model.lags());
        table.setOnMouseClicked(event -> goIf(event.getClickCount() == 2));
        table.setOnKeyPressed(event -> goIf(event.getCode() == KeyCode.ENTER));
        setCenter(new PanelPane(table, model.stateProperty()));
    }

    private HBox bar() {
        Label words = new Label("How far each consumer is behind the newest event, by two looks three seconds apart.");
        words.getStyleClass().add("muted");
        words.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(words, space, Buttons.icon(Feather.REFRESH_CW, "Look again (F5)", model::read));
        bar.getStyleClass().addAll("strip", "slim");
        return bar;
    }

    private void goIf(boolean wanted) {
        ConsumerLag selected = table.getSelectionModel().getSelectedItem();
        if (wanted && selected != null) {
            model.go(selected);
        }
    }

    private static String trend(ConsumerLag lag) {
        return lag.isUpToDate()
                ? ""
                : "%s %s".formatted(lag.trend().sign(), lag.trend().words()).strip();
    }

    private static String behind(ConsumerLag lag) {
        return (lag.more() ? "> " : "") + "%,d".formatted(lag.behind());
    }

    private static String state(ConsumerLag lag) {
        if (lag.consumer().setAside() > 0) {
            return "%,d set aside".formatted(lag.consumer().setAside());
        }
        return lag.consumer().paused() ? "paused" : lag.isUpToDate() ? "up to date" : "behind";
    }

    private static String position(ConsumerLag lag) {
        Position position = lag.consumer().position();
        return position == null ? "none" : position.toString();
    }

    private static String next(ConsumerLag lag) {
        EventHeader next = lag.next();
        return next == null ? "" : "%s of %s".formatted(next.type(), next.stream());
    }

    private String moved(ConsumerLag lag) {
        Instant at = lag.consumer().updatedAt();
        return at == null ? "" : TimeText.second(at, workspace.view().zone());
    }

    private static TableColumn<ConsumerLag, String> numeric(TableColumn<ConsumerLag, String> column) {
        column.getStyleClass().add("numeric");
        return column;
    }

    private static TableColumn<ConsumerLag, String> column(
            String name, double width, Function<ConsumerLag, String> text) {
        TableColumn<ConsumerLag, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        return column;
    }
}
