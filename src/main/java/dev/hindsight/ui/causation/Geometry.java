package dev.hindsight.ui.causation;

import dev.hindsight.causation.TreeLayout;
import java.util.OptionalInt;

/** Where the boxes of a graph are in the view. Lengths are pixels of the view. */
record Geometry(TreeLayout layout, Plan plan, Viewport view) {
    /** How far beside a box, at least, a click still means it: far out, boxes are smaller than a hand is steady. */
    private static final double NEAR = 4;

    double x(int index) {
        return view.screenX(plan.x(layout, index));
    }

    double y(int index) {
        return view.screenY(plan.y(layout, index));
    }

    double width() {
        return Math.max(1, Plan.BOX_WIDTH * view.scaleX());
    }

    double height() {
        return Math.max(1, Plan.BOX_HEIGHT * view.scaleY());
    }

    boolean leftToRight() {
        return plan == Plan.LEFT_TO_RIGHT;
    }

    /** The side of a box where causes come in, in the direction of depth. */
    double front(int index) {
        return leftToRight() ? x(index) : y(index);
    }

    /** The side of a box where effects go out, in the direction of depth. */
    double back(int index) {
        return leftToRight() ? x(index) + width() : y(index) + height();
    }

    /** The middle of a box, across the direction of depth. */
    double middle(int index) {
        return leftToRight() ? y(index) + height() / 2 : x(index) + width() / 2;
    }

    /** From the back of a box to the front of the next. */
    double gap() {
        return (plan.depthPitch() - plan.depthSize()) * (leftToRight() ? view.scaleX() : view.scaleY());
    }

    /** The length of the view across the direction of depth. */
    double breadth() {
        return leftToRight() ? view.frame().viewHeight() : view.frame().viewWidth();
    }

    Culling culling() {
        return Culling.of(layout, plan, view);
    }

    /** The box at that point of the view. */
    OptionalInt at(double screenX, double screenY) {
        double depthAt = leftToRight() ? view.pictureX(screenX) : view.pictureY(screenY);
        double orderAt = leftToRight() ? view.pictureY(screenY) : view.pictureX(screenX);
        int depth = (int) Math.floor(depthAt / plan.depthPitch());
        if (depth < 0 || depth >= layout.depths()) {
            return OptionalInt.empty();
        }
        int[] column = layout.column(depth);
        double order = (orderAt - plan.orderSize() / 2) / plan.orderPitch();
        int behind = Culling.firstFrom(layout, column, order);
        int nearest = nearer(column, behind, order);
        return contains(nearest, screenX, screenY) ? OptionalInt.of(nearest) : OptionalInt.empty();
    }

    private int nearer(int[] column, int behind, double order) {
        if (behind == 0) {
            return column[0];
        }
        if (behind == column.length) {
            return column[behind - 1];
        }
        double toBehind = layout.place(column[behind]) - order;
        double toBefore = order - layout.place(column[behind - 1]);
        return toBehind < toBefore ? column[behind] : column[behind - 1];
    }

    private boolean contains(int index, double screenX, double screenY) {
        double slackX = Math.max(0, NEAR - width() / 2);
        double slackY = Math.max(0, NEAR - height() / 2);
        return screenX >= x(index) - slackX
                && screenX <= x(index) + width() + slackX
                && screenY >= y(index) - slackY
                && screenY <= y(index) + height() + slackY;
    }
}
