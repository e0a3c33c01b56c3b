package dev.hindsight.ui.timeline;

import dev.hindsight.event.Micros;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.timeline.Viewport;
import dev.hindsight.ui.common.Verbatim;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;

/** The menus on the lanes: of a lane, and of a stretch that was brushed. */
final class LaneMenus {
    private final LanePane pane;
    private final TimelineModel model;
    private final ContextMenu menu = new ContextMenu();

    LaneMenus(LanePane pane, TimelineModel model) {
        this.pane = pane;
        this.model = model;
        menu.setOnHidden(_ -> pane.showBrush(0, 0));
    }

    void hide() {
        menu.hide();
    }

    /** Collapses a lane, or opens it again. */
    void toggle(int lane) {
        change(choice -> choice.toggling(model.lanes().get(lane).name()));
    }

    void askLane(int lane, double screenX, double screenY) {
        String name = model.lanes().get(lane).name();
        boolean pinned = model.lanes().isPinned(lane);
        boolean collapsed = model.lanes().isCollapsed(lane);
        menu.getItems()
                .setAll(
                        item(pinned ? "Unpin lane (P)" : "Pin lane to the top (P)", choice -> choice.pinning(name)),
                        item(collapsed ? "Open lane (C)" : "Collapse lane (C)", choice -> choice.toggling(name)),
                        new SeparatorMenuItem(),
                        item("Collapse all lanes", choice -> choice.collapsing(true)),
                        item("Open all lanes", choice -> choice.collapsing(false)));
        menu.show(pane, screenX, screenY);
    }

    /** Asks what to do with what lies between two x of the plot. */
    void askBrushed(double one, double other, MouseEvent event) {
        Viewport viewport = model.zoom().viewport();
        long from = viewport.microsAt(Math.max(0, Math.min(one, other)));
        long until = viewport.microsAt(Math.min(viewport.width(), Math.max(one, other)));
        TimeWindow times = model.timesOf(new TimeWindow(Micros.instant(from), Micros.instant(until)));
        int count = model.lanes().index().countBetween(Micros.of(times.from()), Micros.of(times.until()));
        MenuItem zoom = new MenuItem(String.format(Locale.ROOT, "Zoom to these %,d events", count));
        zoom.setOnAction(_ -> model.zoom().zoomTo(from, until));
        MenuItem list = new MenuItem("Only these in Events");
        list.setOnAction(_ -> model.showInEvents(times));
        menu.getItems().setAll(zoom, list);
        menu.show(pane, event.getScreenX(), event.getScreenY());
    }

    private MenuItem item(String words, UnaryOperator<LaneChoice> change) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setOnAction(_ -> change(change));
        return item;
    }

    private void change(UnaryOperator<LaneChoice> change) {
        model.settings()
                .choiceProperty()
                .set(change.apply(model.settings().choiceProperty().get()));
    }
}
