package dev.hindsight.ui.common;

import javafx.scene.canvas.GraphicsContext;

/** The shape of an event mark. All shapes have about the same area, so that none looks more important. */
public enum Mark {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE_UP,
    TRIANGLE_DOWN,
    HEXAGON;

    /** Fills the shape around a centre with the current fill; {@code radius} is that of the circle. */
    public void fill(GraphicsContext graphics, double x, double y, double radius) {
        if (this == CIRCLE) {
            graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        } else {
            double[][] corners = corners(x, y, radius);
            graphics.fillPolygon(corners[0], corners[1], corners[0].length);
        }
    }

    /** Draws the outline with the current stroke. */
    public void stroke(GraphicsContext graphics, double x, double y, double radius) {
        if (this == CIRCLE) {
            graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        } else {
            double[][] corners = corners(x, y, radius);
            graphics.strokePolygon(corners[0], corners[1], corners[0].length);
        }
    }

    /** The shape as SVG path data, for nodes, around (radius, radius). */
    public String svgPath(double radius) {
        if (this == CIRCLE) {
            return "M0,%1$s a%1$s,%1$s 0 1,0 %2$s,0 a%1$s,%1$s 0 1,0 -%2$s,0 Z".formatted(radius, 2 * radius);
        }
        double[][] corners = corners(radius, radius, radius);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners[0].length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(corners[0][i]).append(',').append(corners[1][i]);
        }
        return path.append('Z').toString();
    }

    private double[][] corners(double x, double y, double radius) {
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
