package dev.hindsight.ui.timeline;

import dev.hindsight.drawing.Raster;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.GroundPainter;
import dev.hindsight.timeline.Look;
import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * The ground of the plot as bare pixels: hundreds of thousands of bars go into an array that JavaFX then shows, which is
 * many times as fast as to let it draw them.
 */
final class GroundLayer extends ImageView {
    private @Nullable Raster raster;
    private @Nullable PixelBuffer<IntBuffer> buffer;

    GroundLayer() {
        setMouseTransparent(true);
        setManaged(false);
        setSmooth(false);
    }

    /**
     * Shows the ground of a frame.
     *
     * @param scale pixels of the screen for a unit of coordinates
     */
    void paint(Frame frame, Look look, double scale) {
        int width = (int) Math.ceil(frame.viewport().width() * scale);
        int height = (int) Math.ceil(frame.height() * scale);
        if (raster == null || raster.width() != width || raster.height() != height || raster.scale() != scale) {
            raster = new Raster(width, height, scale);
            buffer = new PixelBuffer<>(
                    width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
            setImage(new WritableImage(buffer));
            setFitWidth(width / scale);
            setFitHeight(height / scale);
        }
        new GroundPainter(raster, frame, look).paint();
        if (buffer != null) {
            buffer.updateBuffer(_ -> null);
        }
    }
}
