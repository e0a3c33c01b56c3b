package dev.hindsight.ui.timeline;

import dev.hindsight.drawing.Ink;
import dev.hindsight.ui.common.Palette;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
final class FxInk implements Ink {
    private final GraphicsContext graphics;
    private final TextRuler ruler = new TextRuler();
    private final Map<Integer, Color> colors = new HashMap<>();

    FxInk(GraphicsContext graphics) {
        this.graphics = graphics;
    }

    @Override
    public void rect(int argb, double x, double y, double width, double height) {
        graphics.setFill(color(argb));
        graphics.fillRect(x, y, width, height);
    }

    @Override
    public void roundRect(int argb, double x, double y, double width, double height, double radius) {
        graphics.setFill(color(argb));
        graphics.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void line(int argb, double thickness, double fromX, double fromY, double toX, double toY) {
        pen(argb, thickness);
        graphics.strokeLine(fromX, fromY, toX, toY);
    }

    @Override
    public void polyline(int argb, double thickness, double[] xs, double[] ys) {
        pen(argb, thickness);
        graphics.strokePolyline(xs, ys, xs.length);
    }

    @Override
    public void curve(int argb, double thickness, double... points) {
        pen(argb, thickness);
        graphics.beginPath();
        graphics.moveTo(points[0], points[1]);
        graphics.bezierCurveTo(points[2], points[3], points[4], points[5], points[6], points[7]);
        graphics.stroke();
    }

    @Override
    public void polygon(int argb, double[] xs, double[] ys) {
        graphics.setFill(color(argb));
        graphics.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void disc(int argb, double x, double y, double radius) {
        graphics.setFill(color(argb));
        graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void ring(int argb, double thickness, double x, double y, double radius, boolean dashed) {
        pen(argb, thickness);
        if (dashed) {
            graphics.setLineDashes(3, 3);
        }
        graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setLineDashes((double[]) null);
    }

    @Override
    public void text(int argb, String words, double x, double y, Align align, boolean strong) {
        graphics.setFill(color(argb));
        graphics.setFont(strong ? TextRuler.STRONG : TextRuler.REGULAR);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        graphics.fillText(words, x, y);
    }

    @Override
    public double textWidth(String words, boolean strong) {
        return ruler.width(words, strong ? TextRuler.STRONG : TextRuler.REGULAR);
    }

    private void pen(int argb, double thickness) {
        graphics.setStroke(color(argb));
        graphics.setLineWidth(thickness);
    }

    private Color color(int argb) {
        return colors.computeIfAbsent(argb, Palette::color);
    }
}
