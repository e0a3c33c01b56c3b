package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceNode;
import java.util.function.IntConsumer;

/**
 * Finds what has to be drawn. The nodes of a depth are sorted by place, and so are the spans between causes and their
 * effects, since the layout keeps families apart: both are found by bisection, whatever the size of the trace.
 *
 * @param firstDepth the first depth in view, inclusive
 * @param lastDepth the last depth in view, inclusive
 * @param from the first place in view, as in {@link TraceNode#order()}
 * @param to the last place in view
 * @param step the smallest distance worth drawing: of nodes nearer together than that, one stands for all
 */
record Culling(int firstDepth, int lastDepth, double from, double to, double step) {
    /** What is less than a pixel apart is at the same place. */
    private static final double SAME = 1;

    static Culling of(Trace graph, Plan plan, Viewport view) {
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
                Math.min(graph.depths() - 1, (int) Math.floor(depthEnd / plan.depthPitch())),
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
    void nodes(Trace graph, int depth, IntConsumer draw) {
        walk(graph, graph.column(depth), draw);
    }

    /** The nodes of a depth whose links to their effects may cross the view. */
    void causes(Trace graph, int depth, IntConsumer draw) {
        int[] causes = graph.causes(depth);
        int inView = firstFrom(graph, causes, from);
        // The one before the view may reach into it with its last effects.
        int at = Math.max(0, inView - 1);
        while (at < causes.length && starts(graph, causes[at]) <= to) {
            draw.accept(causes[at]);
            at = next(graph, causes, at);
        }
    }

    /** Those effects of a node that are in view. */
    void effects(Trace graph, int cause, IntConsumer draw) {
        walk(graph, graph.children(cause), draw);
    }

    private void walk(Trace graph, int[] sorted, IntConsumer draw) {
        int at = firstFrom(graph, sorted, from);
        while (at < sorted.length && graph.node(sorted[at]).order() <= to) {
            draw.accept(sorted[at]);
            at = next(graph, sorted, at);
        }
    }

    /** The next one that is not at the same place. */
    private int next(Trace graph, int[] sorted, int at) {
        return step <= 1
                ? at + 1
                : firstFrom(graph, sorted, graph.node(sorted[at]).order() + step);
    }

    private static double starts(Trace graph, int cause) {
        int[] children = graph.children(cause);
        double own = graph.node(cause).order();
        return children.length == 0
                ? own
                : Math.min(own, graph.node(children[0]).order());
    }

    /** The first index whose node stands at that place or behind it; the length if there is none. */
    static int firstFrom(Trace graph, int[] sorted, double place) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (graph.node(sorted[middle]).order() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
