package dev.hindsight.bench;

import dev.hindsight.event.Micros;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import dev.hindsight.ui.timeline.TimelineModel;
import dev.hindsight.ui.timeline.TimelineScope;
import dev.hindsight.ui.timeline.TimelineView;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** The timeline of a whole made-up store in a window, a lane for each event type. To be used on the FX thread. */
final class TimelineScene {
    private final TimelineModel model;
    private final Scene scene;
    private final int events;

    TimelineScene(int events) {
        this.events = events;
        ViewSettings view = new ViewSettings();
        Theme.loadFonts();
        Theme.LIGHT.apply(view);
        Workspace workspace = new Workspace(
                new MadeUpHeaders(events), new PayloadMergeHost(), Tasks.direct(), new EventStyles(List.of()), view);
        model = new TimelineModel(workspace);
        scene = BenchStage.show(new TimelineView(model));
        Theme.style(scene);
        model.settings().lanesProperty().set(Header.EVENT_TYPE);
        model.settings().scopeProperty().set(TimelineScope.STORE);
        if (!(model.stateProperty().get() instanceof PanelState.Ready)
                || !model.noticeProperty().get().isEmpty()) {
            throw new IllegalStateException("The timeline shows "
                    + model.stateProperty().get() + " " + model.noticeProperty().get());
        }
    }

    /** The whole range, moved by so many events: as while it is panned. */
    WritableImage frame(int moved) {
        model.show(new TimeWindow(
                Micros.instant(MadeUpHeaders.micros(0) + moved), Micros.instant(MadeUpHeaders.micros(events) + moved)));
        return BenchStage.frame(scene);
    }
}
