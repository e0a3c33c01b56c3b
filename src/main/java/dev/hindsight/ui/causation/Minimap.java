package dev.hindsight.ui.causation;

import dev.hindsight.causation.TreeLayout;
import java.util.function.BiConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The whole picture in a corner, with the part that is in view; hidden while everything is in view. */
final class Minimap extends Pane {
    static final double WIDTH = 168;
    static final double HEIGHT = 104;
    private static final double INSET = 6;

    private final CausationModel model;
    private final BiConsumer<Double, Double> centre;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private @Nullable WritableImage image;
    private @Nullable TreeLayout drawn;
    private @Nullable Plan drawnPlan;
    private @Nullable Object drawnPalette;
    private @Nullable Viewport view;

    /** @param centre moves the view to a point of the picture */
    Minimap(CausationModel model, BiConsumer<Double, Double> centre) {
        this.model = model;
        this.centre = centre;
        setId("causation-minimap");
        setManaged(false);
        resize(WIDTH, HEIGHT);
        getChildren().setAll(canvas);
        setOnMousePressed(this::jump);
        setOnMouseDragged(this::jump);
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseMoved(MouseEvent::consume);
    }

    void show(@Nullable Shown shown, Viewport newView) {
        view = newView;
        setVisible(shown != null && !newView.showsEverything());
        if (shown != null && isVisible()) {
            drawImage(shown);
            paint(newView);
        }
    }

    private void jump(MouseEvent event) {
        Viewport now = view;
        if (now != null) {
            centre.accept((event.getX() - INSET) / scaleX(now.frame()), (event.getY() - INSET) / scaleY(now.frame()));
        }
        event.consume();
    }

    private static double scaleX(Viewport.Frame frame) {
        return (WIDTH - 2 * INSET) / frame.width();
    }

    private static double scaleY(Viewport.Frame frame) {
        return (HEIGHT - 2 * INSET) / frame.height();
    }

    /** One pixel for each node, once for each layout: its cost does not matter while the view moves. */
    private void drawImage(Shown shown) {
        TreeLayout layout = shown.layout();
        Plan plan = model.planProperty().get();
        Object palette = model.workspace().view().palette();
        if (layout.equals(drawn) && plan == drawnPlan && palette.equals(drawnPalette)) {
            return;
        }
        drawn = layout;
        drawnPlan = plan;
        drawnPalette = palette;
        int width = (int) (WIDTH - 2 * INSET);
        int height = (int) (HEIGHT - 2 * INSET);
        WritableImage pixels = new WritableImage(width, height);
        PixelWriter writer = pixels.getPixelWriter();
        Color node = model.workspace().view().palette().muted();
        int boxWidth = Math.max(1, (int) (Plan.BOX_WIDTH / plan.width(layout) * width));
        layout.shown().forEach(index -> {
            int x = (int) Math.min(width - 1, plan.x(layout, index) / plan.width(layout) * width);
            int y = (int) Math.min(height - 1, plan.y(layout, index) / plan.height(layout) * height);
            for (int i = 0; i < boxWidth && x + i < width; i++) {
                writer.setColor(x + i, y, node);
            }
        });
        image = pixels;
    }

    private void paint(Viewport now) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, WIDTH, HEIGHT);
        graphics.setFill(model.workspace().view().palette().raised());
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(model.workspace().view().palette().line());
        graphics.strokeRect(0.5, 0.5, WIDTH - 1, HEIGHT - 1);
        graphics.drawImage(image, INSET, INSET);
        Viewport.Frame frame = now.frame();
        double left = INSET + Math.max(0, now.pictureX(0)) * scaleX(frame);
        double top = INSET + Math.max(0, now.pictureY(0)) * scaleY(frame);
        double right = INSET + Math.min(frame.width(), now.pictureX(frame.viewWidth())) * scaleX(frame);
        double bottom = INSET + Math.min(frame.height(), now.pictureY(frame.viewHeight())) * scaleY(frame);
        graphics.setFill(model.workspace().view().palette().accentSoft());
        graphics.fillRect(left, top, Math.max(3, right - left), Math.max(3, bottom - top));
        graphics.setStroke(model.workspace().view().palette().accent());
        graphics.strokeRect(
                Math.floor(left) + 0.5, Math.floor(top) + 0.5, Math.max(3, right - left), Math.max(3, bottom - top));
    }
}
