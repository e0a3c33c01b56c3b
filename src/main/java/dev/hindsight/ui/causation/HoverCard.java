package dev.hindsight.ui.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Details of an event, beside the pointer and inside the view; whoever stays gets the state of its stream as well. */
final class HoverCard extends VBox {
    private static final double AWAY = 16;
    private static final Duration PATIENCE = Duration.millis(350);

    private final Workspace workspace;
    private final StatePeek states;
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    HoverCard(Workspace workspace) {
        this.workspace = workspace;
        this.states = new StatePeek(workspace);
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        visibleProperty().addListener((property, before, now) -> {
            if (!now) {
                patience.stop();
                states.cancel();
            }
        });
    }

    void show(Shown shown, int index, double x, double y, Region view) {
        List<String> lines = BoxText.details(shown, index, workspace.view().zone());
        getChildren().setAll(lines.stream().map(Label::new).toList());
        getChildren().getFirst().getStyleClass().add("hover-card-title");
        setVisible(true);
        place(x, y, view);
        EventHeader event = shown.trace().event(index);
        states.cancel();
        if (event != null) {
            patience.setOnFinished(done -> states.of(event, state -> add(state, x, y, view)));
            patience.playFromStart();
        }
    }

    private void add(List<String> state, double x, double y, Region view) {
        Label heading = new Label(state.getFirst());
        heading.getStyleClass().add("hover-card-title");
        getChildren().add(heading);
        state.stream().skip(1).map(Label::new).forEach(getChildren()::add);
        place(x, y, view);
    }

    private void place(double x, double y, Region view) {
        applyCss();
        autosize();
        double left = x + AWAY + getWidth() > view.getWidth() ? x - AWAY - getWidth() : x + AWAY;
        double top = y + AWAY + getHeight() > view.getHeight() ? y - AWAY - getHeight() : y + AWAY;
        relocate(Math.max(0, left), Math.max(0, top));
    }
}
