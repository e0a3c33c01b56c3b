package dev.hindsight.ui.common;

import dev.hindsight.drawing.Shape;
import javafx.scene.canvas.GraphicsContext;

/** The shape of an event mark. All shapes have about the same area, so that none looks more important. */
public enum Mark {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE_UP,
    TRIANGLE_DOWN,
    HEXAGON;

    static Mark of(Shape shape) {
        return valueOf(shape.name());
    }

    /** Fills the shape around a centre with the current fill; {@code radius} is that of the circle. */
    public void fill(GraphicsContext graphics, double x, double y, double radius) {
        if (this == CIRCLE) {
            graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        } else {
            double[][] corners = shape().corners(x, y, radius);
            graphics.fillPolygon(corners[0], corners[1], corners[0].length);
        }
    }

    /** Draws the outline with the current stroke. */
    public void stroke(GraphicsContext graphics, double x, double y, double radius) {
        if (this == CIRCLE) {
            graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        } else {
            double[][] corners = shape().corners(x, y, radius);
            graphics.strokePolygon(corners[0], corners[1], corners[0].length);
        }
    }

    /** The shape as SVG path data, for nodes, around (radius, radius). */
    public String svgPath(double radius) {
        if (this == CIRCLE) {
            return "M0,%1$s a%1$s,%1$s 0 1,0 %2$s,0 a%1$s,%1$s 0 1,0 -%2$s,0 Z".formatted(radius, 2 * radius);
        }
        double[][] corners = shape().corners(radius, radius, radius);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners[0].length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(corners[0][i]).append(',').append(corners[1][i]);
        }
        return path.append('Z').toString();
    }

    private Shape shape() {
        return Shape.valueOf(name());
    }
}
