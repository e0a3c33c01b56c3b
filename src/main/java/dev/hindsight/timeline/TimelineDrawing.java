package dev.hindsight.timeline;

import dev.hindsight.drawing.Ink;
import dev.hindsight.drawing.PngInk;
import dev.hindsight.drawing.SvgInk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Draws a frame into a file: what is seen, as it is seen. */
public final class TimelineDrawing {
    private final Frame frame;
    private final Look look;

    public TimelineDrawing(Frame frame, Look look) {
        this.frame = frame;
        this.look = look;
    }

    /** How wide the plot is in a picture of that width. */
    public static double plotWidth(double pictureWidth) {
        return pictureWidth - GutterPainter.WIDTH;
    }

    /** Whether a file's name says which picture it is to be. */
    public static boolean canDraw(Path file) {
        return isSvg(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    /**
     * Writes an SVG where the file's name ends so, else a PNG.
     *
     * @throws IOException if the file cannot be written, or the frame is too large for a PNG
     */
    public void write(Path file) throws IOException {
        if (isSvg(file)) {
            SvgInk ink = new SvgInk(width(), height());
            paint(ink);
            Files.writeString(file, ink.document());
        } else {
            PngInk ink = new PngInk(width(), height());
            paint(ink);
            ink.write(file);
        }
    }

    private void paint(Ink ink) {
        new TimelinePainter(ink, frame, look, width()).paint();
    }

    private double width() {
        return GutterPainter.WIDTH + frame.viewport().width();
    }

    private double height() {
        return AxisPainter.HEIGHT + frame.height() + TimelinePainter.FOOTER;
    }

    private static boolean isSvg(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }
}
