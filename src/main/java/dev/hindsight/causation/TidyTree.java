package dev.hindsight.causation;

import java.util.Arrays;

/**
 * The tidy drawing of trees in linear time: C. Buchheim, M. Jünger and S. Leipert, "Improving Walker's Algorithm to Run in
 * Linear Time" (2002), on flat arrays and without recursion. All nodes are 1 wide; the roots are the effects of a node
 * that is not drawn.
 */
final class TidyTree {
    private static final int NONE = -1;

    private final TreeLayout layout;
    private final Trace trace;
    private final int top;
    private final double[] preliminary;
    private final double[] modifier;
    private final double[] shift;
    private final double[] change;
    private final int[] thread;
    private final int[] ancestor;
    private final int[] number;

    TidyTree(TreeLayout layout) {
        this.layout = layout;
        this.trace = layout.trace();
        top = trace.size();
        preliminary = new double[top + 1];
        modifier = new double[top + 1];
        shift = new double[top + 1];
        change = new double[top + 1];
        thread = new int[top + 1];
        ancestor = new int[top + 1];
        number = new int[top + 1];
    }

    /** The places by node, from 0 on. */
    double[] places() {
        Arrays.fill(thread, NONE);
        for (int node = 0; node <= top; node++) {
            ancestor[node] = node;
        }
        for (int row = layout.rowCount() - 1; row >= 0; row--) {
            arrangeEffects(layout.row(row));
        }
        arrangeEffects(top);
        return sum();
    }

    private int count(int node) {
        return node == top ? trace.effectCount(top) : layout.effectCount(node);
    }

    private int first(int node) {
        return trace.effect(node, 0);
    }

    private int last(int node) {
        return trace.effect(node, trace.effectCount(node) - 1);
    }

    /** All trees below the effects of a node are arranged when it is called. */
    private void arrangeEffects(int node) {
        int count = count(node);
        if (count == 0) {
            return;
        }
        int defaultAncestor = first(node);
        for (int i = 0; i < count; i++) {
            int effect = trace.effect(node, i);
            number[effect] = i;
            if (i > 0) {
                int left = trace.effect(node, i - 1);
                double middle = preliminary[effect];
                preliminary[effect] = preliminary[left] + 1;
                if (count(effect) > 0) {
                    modifier[effect] = preliminary[effect] - middle;
                }
                defaultAncestor = apportion(node, effect, left, defaultAncestor);
            }
        }
        executeShifts(node, count);
        preliminary[node] = (preliminary[first(node)] + preliminary[last(node)]) / 2;
    }

    /** Moves a tree away from those to its left, along their contours. */
    private int apportion(int parent, int node, int left, int defaultAncestor) {
        int insideRight = node;
        int outsideRight = node;
        int insideLeft = left;
        int outsideLeft = first(parent);
        double sumInsideRight = modifier[insideRight];
        double sumOutsideRight = sumInsideRight;
        double sumInsideLeft = modifier[insideLeft];
        double sumOutsideLeft = modifier[outsideLeft];
        while (rightContour(insideLeft) != NONE && leftContour(insideRight) != NONE) {
            insideLeft = rightContour(insideLeft);
            insideRight = leftContour(insideRight);
            outsideLeft = leftContour(outsideLeft);
            outsideRight = rightContour(outsideRight);
            ancestor[outsideRight] = node;
            double apart = preliminary[insideLeft] + sumInsideLeft - preliminary[insideRight] - sumInsideRight + 1;
            if (apart > 0) {
                move(ancestorOf(parent, insideLeft, defaultAncestor), node, apart);
                sumInsideRight += apart;
                sumOutsideRight += apart;
            }
            sumInsideLeft += modifier[insideLeft];
            sumInsideRight += modifier[insideRight];
            sumOutsideLeft += modifier[outsideLeft];
            sumOutsideRight += modifier[outsideRight];
        }
        if (rightContour(insideLeft) != NONE && rightContour(outsideRight) == NONE) {
            thread[outsideRight] = rightContour(insideLeft);
            modifier[outsideRight] += sumInsideLeft - sumOutsideRight;
        }
        if (leftContour(insideRight) != NONE && leftContour(outsideLeft) == NONE) {
            thread[outsideLeft] = leftContour(insideRight);
            modifier[outsideLeft] += sumInsideRight - sumOutsideLeft;
            return node;
        }
        return defaultAncestor;
    }

    private int leftContour(int node) {
        return count(node) > 0 ? first(node) : thread[node];
    }

    private int rightContour(int node) {
        return count(node) > 0 ? last(node) : thread[node];
    }

    private int ancestorOf(int parent, int contour, int defaultAncestor) {
        int found = ancestor[contour];
        int foundParent = trace.parent(found) == Trace.NONE ? top : trace.parent(found);
        return foundParent == parent ? found : defaultAncestor;
    }

    private void move(int from, int node, double by) {
        double share = by / (number[node] - number[from]);
        change[node] -= share;
        shift[node] += by;
        change[from] += share;
        preliminary[node] += by;
        modifier[node] += by;
    }

    private void executeShifts(int node, int count) {
        double shifted = 0;
        double changed = 0;
        for (int i = count - 1; i >= 0; i--) {
            int effect = trace.effect(node, i);
            preliminary[effect] += shifted;
            modifier[effect] += shifted;
            changed += change[effect];
            shifted += shift[effect] + changed;
        }
    }

    private double[] sum() {
        double[] places = new double[top];
        double[] sums = shift; // no longer needed
        double least = Double.MAX_VALUE;
        for (int row = 0; row < layout.rowCount(); row++) {
            int node = layout.row(row);
            int parent = trace.parent(node) == Trace.NONE ? top : trace.parent(node);
            sums[node] = parent == top ? 0 : sums[parent] + modifier[parent];
            places[node] = preliminary[node] + sums[node];
            least = Math.min(least, places[node]);
        }
        for (int row = 0; row < layout.rowCount(); row++) {
            places[layout.row(row)] -= least;
        }
        return places;
    }
}
