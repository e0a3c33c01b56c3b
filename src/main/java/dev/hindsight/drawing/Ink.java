package dev.hindsight.drawing;

/** What pictures are drawn with: a window's canvas, an SVG document, an image. Later strokes cover earlier ones. */
public interface Ink extends Fill {
    /** Where a text stands around its x. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** A rectangle whose corners are rounded by that radius. */
    void roundRect(int argb, double x, double y, double width, double height, double radius);

    void line(int argb, double thickness, double fromX, double fromY, double toX, double toY);

    /** A line through points; both arrays have the same length. */
    void polyline(int argb, double thickness, double[] xs, double[] ys);

    /** A cubic Bézier curve: from, two control points, to, as x and y alternating, eight numbers. */
    void curve(int argb, double thickness, double... points);

    void polygon(int argb, double[] xs, double[] ys);

    void disc(int argb, double x, double y, double radius);

    void ring(int argb, double thickness, double x, double y, double radius, boolean dashed);

    /** A line of text of 12 pixels; y is its middle. */
    void text(int argb, String words, double x, double y, Align align, boolean strong);

    /** How wide such a text is. */
    double textWidth(String words, boolean strong);

    /** The same ink with another place as its origin. */
    default Ink at(double x, double y) {
        return new MovedInk(this, x, y);
    }
}
