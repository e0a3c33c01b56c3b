package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.ViewSettings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Says what is shown: the state of which stream, at which version, after which event, and what computed it. */
final class StateHeader extends HBox {
    private static final double LEAST_TITLE = 120;

    private final StateModel model;
    private final Label title = new Label();
    private final MarkIcon mark = new MarkIcon();
    private final Label event = new Label();
    private final Label time = new Label();
    private final ReplayedByBadge badge;

    StateHeader(StateModel model, Runnable chooseCode) {
        this.model = model;
        ViewSettings view = model.workspace().view();
        badge = new ReplayedByBadge(view, chooseCode);
        getStyleClass().addAll("strip", "state-header");
        title.getStyleClass().add("strong");
        title.setId("state-title");
        time.getStyleClass().add("muted");
        event.setId("state-event");
        event.setGraphic(mark);
        event.setMinWidth(Region.USE_PREF_SIZE);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(LEAST_TITLE);
        time.setMinWidth(0);
        // A time of which only a part is left says nothing.
        time.widthProperty().subscribe(width -> time.setOpacity(width.doubleValue() < time.prefWidth(-1) - 1 ? 0 : 1));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, event, time, gap, badge);
        model.momentProperty().subscribe(this::show);
        view.paletteProperty()
                .addListener((property, before, after) -> show(model.moment().orElse(null)));
        view.zoneProperty()
                .addListener((property, before, after) -> show(model.moment().orElse(null)));
    }

    private void show(@Nullable Moment now) {
        if (now == null) {
            return;
        }
        EventHeader header = now.event();
        ViewSettings view = model.workspace().view();
        title.setText("State of " + now.replay().stream() + " at v " + header.version());
        event.setText(header.type());
        mark.show(header.type(), model.workspace().styles(), view.palette());
        time.setText(TimeText.second(header.at(), view.zone()));
        badge.show(now.replay().replayedBy());
    }
}
