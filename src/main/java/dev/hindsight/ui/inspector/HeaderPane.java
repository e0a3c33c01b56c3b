package dev.hindsight.ui.inspector;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Ending;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The header of an event with its links to cause and effects. */
final class HeaderPane extends VBox {
    private static final double NAME_WIDTH = 84;

    private final Workspace workspace;
    private final Consumer<EventHeader> go;
    private final Consumer<CorrelationId> showOperation;

    HeaderPane(Workspace workspace, Consumer<EventHeader> go, Consumer<CorrelationId> showOperation) {
        this.workspace = workspace;
        this.go = go;
        this.showOperation = showOperation;
        getStyleClass().add("event-header");
    }

    void show(Inspection inspection) {
        getChildren().setAll(title(inspection.header()), fields(inspection.header()), links(inspection));
    }

    private Node title(EventHeader event) {
        Label type = new Label(event.type());
        type.getStyleClass().add("event-title");
        Label version = new Label("v " + event.version());
        version.getStyleClass().add("muted");
        HBox row = new HBox(8, mark(event), type, version);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private MarkIcon mark(EventHeader event) {
        MarkIcon icon = new MarkIcon();
        icon.show(event.type(), workspace.styles(), workspace.view().palette());
        return icon;
    }

    private Node fields(EventHeader event) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("event-fields");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints(0, 100, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        CorrelationId correlation = event.correlation();
        field(grid, "Stream", event.stream().value(), event.stream().value());
        field(grid, "Stream type", event.streamType(), event.streamType());
        field(
                grid,
                "Time",
                TimeText.millisecond(event.at(), workspace.view().zone()),
                event.at().toString());
        field(grid, "Position", event.position().toString(), event.position().toString());
        if (event.schemaVersion() != null) {
            field(grid, "Schema", event.schemaVersion(), event.schemaVersion());
        }
        field(grid, "Event id", event.id().value(), event.id().value());
        if (correlation != null) {
            field(grid, "Correlation", correlation.value(), correlation.value());
        }
        if (event.causation() != null) {
            field(
                    grid,
                    "Causation",
                    event.causation().value(),
                    event.causation().value());
        }
        return grid;
    }

    private static void field(GridPane grid, String name, String shown, String copied) {
        Label nameLabel = new Label(name);
        nameLabel.getStyleClass().add("muted");
        Label value = new Label(shown);
        value.setTooltip(new Tooltip(shown));
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        value.getStyleClass().add("code");
        value.setMaxWidth(Double.MAX_VALUE);
        value.setMinWidth(0);
        HBox.setHgrow(value, Priority.ALWAYS);
        Button copy = Buttons.icon(
                Feather.COPY, "Copy " + name.toLowerCase(java.util.Locale.ROOT), () -> Copying.text(copied));
        copy.getStyleClass().add("copy-button");
        HBox cell = new HBox(4, value, copy);
        cell.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(grid.getRowCount(), nameLabel, cell);
    }

    private Node links(Inspection inspection) {
        EventHeader event = inspection.header();
        VBox box = new VBox(2);
        box.getStyleClass().add("event-links");
        box.getChildren().add(heading("Caused by"));
        box.getChildren().add(cause(inspection));
        int shown = inspection.effects().items().size();
        box.getChildren().add(heading(shown == 0 ? "Caused nothing" : "Caused"));
        inspection.effects().items().forEach(effect -> box.getChildren().add(link(effect, event)));
        if (inspection.effects().ending() instanceof Ending.Stopped(String reason)) {
            box.getChildren().add(muted(reason));
        }
        CorrelationId correlation = event.correlation();
        if (correlation != null) {
            Hyperlink operation = new Hyperlink("Show all events of this operation");
            operation.setId("show-operation");
            operation.setOnAction(action -> showOperation.accept(correlation));
            VBox.setMargin(operation, new javafx.geometry.Insets(6, 0, 0, 0));
            box.getChildren().add(operation);
        }
        return box;
    }

    private Node cause(Inspection inspection) {
        EventHeader event = inspection.header();
        EventHeader cause = inspection.cause();
        if (cause != null) {
            return link(cause, event);
        }
        if (event.causation() == null) {
            return muted("The store names no cause.");
        }
        CorrelationId correlation = event.correlation();
        boolean begins = correlation != null
                && correlation.value().equals(event.causation().value());
        return muted(
                begins ? "The command that began this operation." : "A command or an event that is not in this store.");
    }

    private Node link(EventHeader target, EventHeader from) {
        Hyperlink link = new Hyperlink(target.type());
        link.setGraphic(mark(target));
        link.setMinWidth(0);
        link.setOnAction(event -> go.accept(target));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Duration between = Duration.between(from.at(), target.at());
        Label when = muted((between.isNegative() ? "" : "+") + DurationText.of(between));
        when.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, link, space, when);
        row.setAlignment(Pos.CENTER_LEFT);
        Label where = muted("%s v %d".formatted(target.stream(), target.version()));
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.getStyleClass().add("event-link-stream");
        return new VBox(row, where);
    }

    private static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }
}
