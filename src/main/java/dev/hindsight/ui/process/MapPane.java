package dev.hindsight.ui.process;

import dev.hindsight.causation.process.ProcessMapLayout;
import dev.hindsight.causation.process.ProcessMapLayout.Point;
import dev.hindsight.causation.process.ProcessShape;
import dev.hindsight.causation.process.ProcessStep;
import dev.hindsight.causation.process.ProcessType;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;

/** The process map: boxes for event types, arrows for steps, both as wide as they are frequent. */
final class MapPane extends Pane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final List<StepArrow> arrows = new ArrayList<>();
    private final Map<String, TypeBox> boxes = new HashMap<>();
    private final double mapWidth;
    private final double mapHeight;

    /** {@code onStep} is told which step was clicked. */
    MapPane(ProcessShape shape, Workspace workspace, Consumer<ProcessStep> onStep) {
        ProcessMapLayout layout = new ProcessMapLayout(shape);
        mapWidth = layout.width();
        mapHeight = layout.height();
        long most = shape.steps().stream().mapToLong(ProcessStep::count).max().orElse(1);
        for (int i = 0; i < layout.steps().size(); i++) {
            ProcessStep step = layout.steps().get(i);
            arrows.add(new StepArrow(step, layout.way(i), (double) step.count() / most, () -> choose(step, onStep)));
        }
        Map<String, ProcessStep> loops = new HashMap<>();
        shape.steps().stream()
                .filter(step -> step.from().equals(step.to()))
                .forEach(step -> loops.put(step.from(), step));
        for (ProcessType type : shape.types()) {
            MarkIcon icon = new MarkIcon();
            workspace
                    .view()
                    .paletteProperty()
                    .subscribe(palette -> icon.show(type.type(), workspace.styles(), palette));
            ProcessStep loop = loops.get(type.type());
            TypeBox box = new TypeBox(type, icon, loop, loop == null ? () -> {} : () -> choose(loop, onStep));
            Point corner = layout.corner(type);
            box.relocate(corner.x(), corner.y());
            boxes.put(type.type(), box);
        }
        getChildren().addAll(arrows);
        arrows.forEach(arrow -> getChildren().add(arrow.label()));
        getChildren().addAll(boxes.values());
        setPrefSize(mapWidth, mapHeight);
        getStyleClass().add("process-map");
    }

    double mapWidth() {
        return mapWidth;
    }

    double mapHeight() {
        return mapHeight;
    }

    int steps() {
        return arrows.size();
    }

    /**
     * Shows the most frequent steps only; those near the border fade in.
     *
     * @param count how many, with a fraction for the one that is fading
     */
    void showMostFrequent(double count) {
        Set<String> shown = new HashSet<>();
        for (int i = 0; i < arrows.size(); i++) {
            StepArrow arrow = arrows.get(i);
            double presence = Math.clamp(count - i, 0.0, 1.0);
            arrow.setPresence(presence);
            if (presence > 0) {
                shown.add(arrow.step().from());
                shown.add(arrow.step().to());
            }
        }
        boxes.forEach((type, box) -> box.setFaded(!shown.contains(type) && !box.standsAlone(arrows)));
    }

    private void choose(ProcessStep step, Consumer<ProcessStep> onStep) {
        arrows.forEach(
                arrow -> arrow.pseudoClassStateChanged(CHOSEN, arrow.step().equals(step)));
        onStep.accept(step);
    }
}
