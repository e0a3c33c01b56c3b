package dev.hindsight.causation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Where the nodes of a trace stand: at their depth in one direction, and in the other at a place that keeps families
 * together, causes in the middle of their effects, and everything as close as that allows. Nothing below a folded node
 * has a place. Immutable.
 */
public final class TreeLayout {
    private final Trace trace;
    private final Folding folding;
    private final double[] places;
    private final double breadth;
    private final BitSet shown;
    private final int[] rows;
    private final int[] rowOf;
    private final int[] columnStarts;
    private final int[][] columns;
    private final int[][] causes;

    public static TreeLayout of(Trace trace, Folding folding) {
        return new TreeLayout(trace, folding);
    }

    private TreeLayout(Trace trace, Folding folding) {
        this.trace = trace;
        this.folding = folding;
        shown = new BitSet(trace.size());
        rowOf = new int[trace.size()];
        rows = collectRows();
        columnStarts = countDepths();
        columns = collectColumns();
        causes = collectCauses();
        places = new TidyTree(this).places();
        breadth = Arrays.stream(rows).mapToDouble(node -> places[node]).max().orElse(-1) + 1;
    }

    private int[] collectRows() {
        int[] found = new int[trace.size()];
        int count = 0;
        for (int i = 0; i < trace.size(); i++) {
            int node = trace.visited(i);
            int parent = trace.parent(node);
            if (parent == Trace.NONE || (shown.get(parent) && !folding.isFolded(parent))) {
                shown.set(node);
                rowOf[node] = count;
                found[count++] = node;
            } else {
                rowOf[node] = count - 1;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int[] countDepths() {
        int deepest = Arrays.stream(rows).map(trace::depth).max().orElse(-1);
        int[] counts = new int[deepest + 1];
        for (int node : rows) {
            counts[trace.depth(node)]++;
        }
        return counts;
    }

    private int[][] collectColumns() {
        int[][] found = new int[columnStarts.length][];
        int[] next = new int[columnStarts.length];
        for (int depth = 0; depth < found.length; depth++) {
            found[depth] = new int[columnStarts[depth]];
        }
        for (int node : rows) {
            int depth = trace.depth(node);
            found[depth][next[depth]++] = node;
        }
        return found;
    }

    private int[][] collectCauses() {
        return Arrays.stream(columns)
                .map(column -> Arrays.stream(column)
                        .filter(node -> effectCount(node) > 0)
                        .toArray())
                .toArray(int[][]::new);
    }

    public Trace trace() {
        return trace;
    }

    public Folding folding() {
        return folding;
    }

    /** How many depths have nodes. */
    public int depths() {
        return columns.length;
    }

    /** The place of the last node across the direction of depth, plus 1. */
    public double breadth() {
        return breadth;
    }

    /** The place of a node across the direction of depth; no two nodes of one depth are less than 1 apart. */
    public double place(int node) {
        return places[node];
    }

    /** Whether no node before it is folded. */
    public boolean isShown(int node) {
        return shown.get(node);
    }

    /** How many nodes a folded node hides; 0 for one that is not folded. */
    public int hidden(int node) {
        return folding.isFolded(node) ? trace.descendants(node) : 0;
    }

    /** How many effects of a node have a place. */
    public int effectCount(int node) {
        return folding.isFolded(node) ? 0 : trace.effectCount(node);
    }

    /** The nodes of a depth, sorted by place; shared, not to be written to. */
    public int[] column(int depth) {
        return columns[depth];
    }

    /** The nodes of a depth that have effects, sorted by place; shared, not to be written to. */
    public int[] causes(int depth) {
        return causes[depth];
    }

    /** The nodes one below the other, causes before their effects: the rows of a list. */
    public int rowCount() {
        return rows.length;
    }

    /** The node of a row. */
    public int row(int number) {
        return rows[number];
    }

    /** The row of a node; for one that is hidden that of the folded node which hides it. */
    public int rowOf(int node) {
        return rowOf[node];
    }

    /** The nodes that have a place, causes before their effects. */
    public IntStream shown() {
        return Arrays.stream(rows);
    }
}
