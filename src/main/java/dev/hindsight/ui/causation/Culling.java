package dev.hindsight.ui.causation;

import dev.hindsight.causation.TreeLayout;
import java.util.function.IntConsumer;

/**
 * Finds what has to be drawn. The nodes of a depth are sorted by place, and so are the spans between causes and their
 * effects, since the layout keeps families apart: both are found by bisection, whatever the size of the trace.
 *
 * @param firstDepth the first depth in view, inclusive
 * @param lastDepth the last depth in view, inclusive
 * @param from the first place in view, as in {@link TreeLayout#place}
 * @param to the last place in view
 * @param step the smallest distance worth drawing: of nodes nearer together than that, one stands for all
 */
record Culling(int firstDepth, int lastDepth, double from, double to, double step) {
    /** What is less than a pixel apart is at the same place. */
    private static final double SAME = 1;

    private static final int[] NO_EFFECTS = {};

    static Culling of(TreeLayout layout, Plan plan, Viewport view) {
        boolean across = plan == Plan.LEFT_TO_RIGHT;
        double depthStart = across ? view.pictureX(0) : view.pictureY(0);
        double depthEnd = across
                ? view.pictureX(view.frame().viewWidth())
                : view.pictureY(view.frame().viewHeight());
        double orderStart = across ? view.pictureY(0) : view.pictureX(0);
        double orderEnd = across
                ? view.pictureY(view.frame().viewHeight())
                : view.pictureX(view.frame().viewWidth());
        double scale = across ? view.scaleY() : view.scaleX();
        return new Culling(
                Math.max(0, (int) Math.floor(depthStart / plan.depthPitch())),
                Math.min(layout.depths() - 1, (int) Math.floor(depthEnd / plan.depthPitch())),
                orderStart / plan.orderPitch() - 1,
                orderEnd / plan.orderPitch(),
                SAME / (scale * plan.orderPitch()));
    }

    /** The depths worth drawing: of depths nearer together than a pixel, one stands for all. */
    int depthStride(Plan plan, Viewport view) {
        double scale = plan == Plan.LEFT_TO_RIGHT ? view.scaleX() : view.scaleY();
        return Math.max(1, (int) (SAME / (scale * plan.depthPitch())));
    }

    /** The nodes of a depth that are in view. */
    void nodes(TreeLayout layout, int depth, IntConsumer draw) {
        walk(layout, layout.column(depth), draw);
    }

    /** The nodes of a depth whose links to their effects may cross the view. */
    void causes(TreeLayout layout, int depth, IntConsumer draw) {
        int[] causes = layout.causes(depth);
        int inView = firstFrom(layout, causes, from);
        // The one before the view may reach into it with its last effects.
        int at = Math.max(0, inView - 1);
        while (at < causes.length && starts(layout, causes[at]) <= to) {
            draw.accept(causes[at]);
            at = next(layout, causes, at);
        }
    }

    /** Those effects of a node that are in view. */
    void effects(TreeLayout layout, int cause, IntConsumer draw) {
        walk(layout, effects(layout, cause), draw);
    }

    private void walk(TreeLayout layout, int[] sorted, IntConsumer draw) {
        int at = firstFrom(layout, sorted, from);
        while (at < sorted.length && layout.place(sorted[at]) <= to) {
            draw.accept(sorted[at]);
            at = next(layout, sorted, at);
        }
    }

    /** The next one that is not at the same place. */
    private int next(TreeLayout layout, int[] sorted, int at) {
        return step <= 1 ? at + 1 : firstFrom(layout, sorted, layout.place(sorted[at]) + step);
    }

    private static int[] effects(TreeLayout layout, int cause) {
        return layout.effectCount(cause) == 0 ? NO_EFFECTS : layout.trace().children(cause);
    }

    private static double starts(TreeLayout layout, int cause) {
        double own = layout.place(cause);
        return layout.effectCount(cause) == 0
                ? own
                : Math.min(own, layout.place(layout.trace().effect(cause, 0)));
    }

    /** The first index whose node stands at that place or behind it; the length if there is none. */
    static int firstFrom(TreeLayout layout, int[] sorted, double place) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (layout.place(sorted[middle]) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
