package dev.hindsight.drawing;

/** The shape of a mark. All shapes have about the same area, so that none looks more important. */
public enum Shape {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE_UP,
    TRIANGLE_DOWN,
    HEXAGON;

    /** Fills the shape around a centre; {@code radius} is that of the circle. */
    public void fill(Ink ink, int argb, double x, double y, double radius) {
        if (this == CIRCLE) {
            ink.disc(argb, x, y, radius);
        } else {
            double[][] corners = corners(x, y, radius);
            ink.polygon(argb, corners[0], corners[1]);
        }
    }

    /** All x and all y of the corners of the shape around a centre; not for the circle, which has none. */
    public double[][] corners(double x, double y, double radius) {
        return switch (this) {
            case CIRCLE -> throw new IllegalStateException("A circle has no corners.");
            case SQUARE -> regular(x, y, radius * 1.25, 4, Math.PI / 4);
            case DIAMOND -> regular(x, y, radius * 1.3, 4, 0);
            case TRIANGLE_UP -> regular(x, y + radius * 0.25, radius * 1.45, 3, -Math.PI / 2);
            case TRIANGLE_DOWN -> regular(x, y - radius * 0.25, radius * 1.45, 3, Math.PI / 2);
            case HEXAGON -> regular(x, y, radius * 1.15, 6, 0);
        };
    }

    private static double[][] regular(double x, double y, double radius, int count, double firstAngle) {
        double[][] corners = new double[2][count];
        for (int i = 0; i < count; i++) {
            double angle = firstAngle + 2 * Math.PI * i / count;
            corners[0][i] = x + radius * Math.cos(angle);
            corners[1][i] = y + radius * Math.sin(angle);
        }
        return corners;
    }
}
