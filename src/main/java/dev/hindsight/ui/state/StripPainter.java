package dev.hindsight.ui.state;

import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Palette;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** Draws the strip of events and, on a canvas of its own so that moving it costs next to nothing, the thumb. */
final class StripPainter {
    private static final double ROOM_FOR_MARKS = 13;
    private static final double MARK_RADIUS = 4.5;
    private static final double THUMB_WIDTH = 15;
    private static final double SNAPSHOT_SIZE = 6;

    private final StateModel model;

    StripPainter(StateModel model) {
        this.model = model;
    }

    void paintEvents(Canvas canvas) {
        GraphicsContext graphics = cleared(canvas);
        model.moment().ifPresent(now -> paintEvents(graphics, now.replay(), canvas));
    }

    private void paintEvents(GraphicsContext graphics, RecordedReplay replay, Canvas canvas) {
        Strip strip = new Strip(replay.size(), canvas.getWidth());
        double middle = canvas.getHeight() / 2;
        if (strip.spacing() >= ROOM_FOR_MARKS) {
            paintMarks(graphics, replay, strip, middle);
        } else if (strip.roomForEach()) {
            paintTicks(graphics, replay, strip, middle);
        } else {
            paintColumns(graphics, replay, strip, middle);
        }
        paintSnapshots(graphics, strip, canvas.getHeight());
        paintErrors(graphics, strip, canvas.getHeight());
    }

    private void paintMarks(GraphicsContext graphics, RecordedReplay replay, Strip strip, double middle) {
        EventStyles styles = model.workspace().styles();
        for (int i = 0; i < replay.size(); i++) {
            String type = replay.event(i).type();
            graphics.setFill(styles.color(type, palette()));
            styles.mark(type).fill(graphics, strip.x(i), middle, MARK_RADIUS);
        }
    }

    private void paintTicks(GraphicsContext graphics, RecordedReplay replay, Strip strip, double middle) {
        double width = Math.clamp(strip.spacing() * 0.6, 1, 3);
        for (int i = 0; i < replay.size(); i++) {
            graphics.setFill(model.workspace().styles().color(replay.event(i).type(), palette()));
            graphics.fillRect(strip.x(i) - width / 2, middle - 7, width, 14);
        }
    }

    private void paintColumns(GraphicsContext graphics, RecordedReplay replay, Strip strip, double middle) {
        Map<String, Integer> kinds = new HashMap<>();
        List<String> types = new ArrayList<>();
        int[] kindOf = new int[replay.size()];
        for (int i = 0; i < replay.size(); i++) {
            kindOf[i] = kinds.computeIfAbsent(replay.event(i).type(), type -> {
                types.add(type);
                return types.size() - 1;
            });
        }
        int[] columns = strip.columns(types.size(), i -> kindOf[i]);
        for (int x = 0; x < columns.length; x++) {
            if (columns[x] >= 0) {
                graphics.setFill(model.workspace().styles().color(types.get(columns[x]), palette()));
                graphics.fillRect(x, middle - 7, 1, 14);
            }
        }
    }

    /** A small frame at the lower edge, empty so that it is no event. */
    private void paintSnapshots(GraphicsContext graphics, Strip strip, double height) {
        graphics.setStroke(palette().muted());
        graphics.setLineWidth(1.5);
        double former = -SNAPSHOT_SIZE;
        for (int index : model.snapshots().indexesProperty().get()) {
            double x = Math.rint(strip.x(index));
            if (x - former >= SNAPSHOT_SIZE) {
                former = x;
                graphics.strokeRect(x - SNAPSHOT_SIZE / 2, height - SNAPSHOT_SIZE - 1, SNAPSHOT_SIZE, SNAPSHOT_SIZE);
            }
        }
    }

    /** A line through the strip with a wedge on top: told by its shape too, not by its colour alone. */
    private void paintErrors(GraphicsContext graphics, Strip strip, double height) {
        graphics.setFill(palette().danger());
        double former = -1;
        for (int index : model.errors()) {
            double x = strip.x(index);
            if (x - former < 1) {
                continue;
            }
            former = x;
            graphics.fillRect(Math.rint(x) - 1, 2, 2, height - 4);
            graphics.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {1, 1, 9}, 3);
        }
    }

    /**
     * Draws the thumb and a line under the pointer.
     *
     * @param pointer where the pointer is, or a negative number where it is elsewhere
     */
    void paintThumb(Canvas canvas, double pointer) {
        GraphicsContext graphics = cleared(canvas);
        model.moment().ifPresent(now -> {
            Strip strip = new Strip(now.replay().size(), canvas.getWidth());
            if (pointer >= 0) {
                graphics.setFill(palette().muted());
                graphics.fillRect(Math.rint(strip.x(strip.indexAt(pointer))), 3, 1, canvas.getHeight() - 6);
            }
            paintThumb(graphics, strip.x(now.index()), canvas.getWidth(), canvas.getHeight());
        });
    }

    private void paintThumb(GraphicsContext graphics, double x, double width, double height) {
        Palette palette = palette();
        graphics.setFill(palette.line());
        graphics.fillRect(x, Math.rint(height / 2), width - x, 1);
        graphics.setFill(palette.accent());
        graphics.fillRect(0, Math.rint(height / 2) - 1, Math.max(0, x - THUMB_WIDTH / 2), 2);
        graphics.setFill(palette.accentSoft());
        graphics.fillRoundRect(x - THUMB_WIDTH / 2, 3, THUMB_WIDTH, height - 6, 8, 8);
        graphics.setStroke(palette.accent());
        graphics.setLineWidth(2);
        graphics.strokeRoundRect(x - THUMB_WIDTH / 2, 3, THUMB_WIDTH, height - 6, 8, 8);
    }

    private Palette palette() {
        return model.workspace().view().palette();
    }

    private static GraphicsContext cleared(Canvas canvas) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return graphics;
    }
}
