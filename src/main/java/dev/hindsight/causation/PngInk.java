package dev.hindsight.causation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws into a picture of pixels, twice as fine as its coordinates or, for a large trace, coarser. */
final class PngInk implements TraceDrawing.Ink {
    private static final double FINEST = 2;
    private static final double COARSEST = 0.5;
    private static final double MOST_PIXELS = 2e8;
    private static final BasicStroke SOLID = new BasicStroke(1);
    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 12);

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngInk(double width, double height) throws IOException {
        double scale = Math.min(FINEST, Math.sqrt(MOST_PIXELS / (width * height)));
        if (scale < COARSEST) {
            throw new IOException("the trace is too large for a PNG; an SVG holds it");
        }
        image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    }

    void write(Path file) throws IOException {
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    @Override
    public void link(double fromX, double fromY, double toX, double toY, Direction direction, boolean further) {
        boolean across = direction == Direction.LEFT_TO_RIGHT;
        double middleX = (fromX + toX) / 2;
        double middleY = (fromY + toY) / 2;
        graphics.setColor(Color.decode("#8c959f"));
        graphics.setStroke(further ? DASHED : SOLID);
        graphics.draw(
                across
                        ? new CubicCurve2D.Double(fromX, fromY, middleX, fromY, middleX, toY, toX, toY)
                        : new CubicCurve2D.Double(fromX, fromY, fromX, middleY, toX, middleY, toX, toY));
        graphics.setStroke(SOLID);
    }

    @Override
    public void box(double x, double y, double width, double height, int streamNumber) {
        RoundRectangle2D box = new RoundRectangle2D.Double(x, y, width, height, 12, 12);
        graphics.setColor(Color.decode("#f6f8fa"));
        graphics.fill(box);
        graphics.setColor(Color.decode("#d0d7de"));
        graphics.draw(box);
        graphics.setColor(Color.decode(StreamColor.hex(streamNumber)));
        graphics.fill(new RoundRectangle2D.Double(x, y, 4, height, 4, 4));
    }

    @Override
    public void ghost(double x, double y, double width, double height) {
        graphics.setColor(Color.decode("#59636e"));
        graphics.setStroke(DASHED);
        graphics.draw(new RoundRectangle2D.Double(x, y, width, height, 12, 12));
        graphics.setStroke(SOLID);
    }

    @Override
    public void text(double x, double y, String words, boolean strong) {
        graphics.setFont(strong ? STRONG : PLAIN);
        graphics.setColor(Color.decode(strong ? "#1f2328" : "#59636e"));
        graphics.drawString(words, (float) x, (float) y);
    }
}
