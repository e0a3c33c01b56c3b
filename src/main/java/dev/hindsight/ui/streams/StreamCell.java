package dev.hindsight.ui.streams;

import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.ViewSettings;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two lines: name and size; type and last activity. */
final class StreamCell extends ListCell<StreamSummary> {
    private static final int ROWS_AHEAD = 30;

    private final ViewSettings view;
    private final Runnable loadMore;
    private final Label name = label("strong");
    private final Label events = label("muted");
    private final Label type = label("muted");
    private final Label lastActivity = label("muted");
    private final VBox box = new VBox(1, row(name, events), row(type, lastActivity));

    StreamCell(ViewSettings view, Runnable loadMore) {
        this.view = view;
        this.loadMore = loadMore;
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(StreamSummary stream, boolean empty) {
        super.updateItem(stream, empty);
        if (empty) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            show(stream);
        }
    }

    private void show(StreamSummary stream) {
        String lastAt = TimeText.second(stream.lastAt(), view.zone());
        name.setText(stream.id().value());
        events.setText("%,d".formatted(stream.events()));
        type.setText(stream.type());
        lastActivity.setText(lastAt);
        setGraphic(box);
        setAccessibleText("%s, %s, %,d events, last %s".formatted(stream.id(), stream.type(), stream.events(), lastAt));
        if (getIndex() > getListView().getItems().size() - ROWS_AHEAD) {
            loadMore.run();
        }
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static HBox row(Label left, Label right) {
        left.setMinWidth(0);
        right.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(8, left, space, right);
    }
}
