package dev.hindsight.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws into a picture of pixels, twice as fine as its coordinates. */
public final class PngInk implements Ink {
    private static final int SCALE = 2;
    private static final double MOST_PIXELS = 2e8;

    private final BufferedImage image;
    private final Graphics2D graphics;

    /**
     * Begins a picture.
     *
     * @throws IOException if it is too large for a picture of pixels
     */
    public PngInk(double width, double height) throws IOException {
        if (width * height * SCALE * SCALE > MOST_PIXELS) {
            throw new IOException("the picture is too large for a PNG; an SVG holds it");
        }
        image = new BufferedImage(
                (int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /**
     * Ends the picture and writes it.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        graphics.dispose();
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }

    @Override
    public void rect(int argb, double x, double y, double width, double height) {
        fill(argb, new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void roundRect(int argb, double x, double y, double width, double height, double radius) {
        fill(argb, new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void line(int argb, double thickness, double fromX, double fromY, double toX, double toY) {
        stroke(argb, new BasicStroke((float) thickness), new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void polyline(int argb, double thickness, double[] xs, double[] ys) {
        stroke(argb, new BasicStroke((float) thickness), path(xs, ys));
    }

    @Override
    public void curve(int argb, double thickness, double... points) {
        CubicCurve2D curve = new CubicCurve2D.Double();
        curve.setCurve(points, 0);
        stroke(argb, new BasicStroke((float) thickness), curve);
    }

    @Override
    public void polygon(int argb, double[] xs, double[] ys) {
        Path2D path = path(xs, ys);
        path.closePath();
        fill(argb, path);
    }

    @Override
    public void disc(int argb, double x, double y, double radius) {
        fill(argb, circle(x, y, radius));
    }

    @Override
    public void ring(int argb, double thickness, double x, double y, double radius, boolean dashed) {
        BasicStroke stroke = dashed
                ? new BasicStroke(
                        (float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 3}, 0)
                : new BasicStroke((float) thickness);
        stroke(argb, stroke, circle(x, y, radius));
    }

    @Override
    public void text(int argb, String words, double x, double y, Align align, boolean strong) {
        graphics.setFont(Lettering.font(strong));
        graphics.setColor(new Color(argb, true));
        double left = switch (align) {
            case LEFT -> x;
            case CENTER -> x - textWidth(words, strong) / 2;
            case RIGHT -> x - textWidth(words, strong);
        };
        graphics.drawString(words, (float) left, (float) (y + Lettering.BASELINE));
    }

    @Override
    public double textWidth(String words, boolean strong) {
        return Lettering.width(words, strong);
    }

    private void fill(int argb, Shape shape) {
        graphics.setColor(new Color(argb, true));
        graphics.fill(shape);
    }

    private void stroke(int argb, BasicStroke stroke, Shape shape) {
        graphics.setColor(new Color(argb, true));
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Path2D path(double[] xs, double[] ys) {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < xs.length; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        return path;
    }
}
