package dev.hindsight.causation;

import java.util.BitSet;

/** Which nodes of a trace hide what follows from them. Immutable. */
public final class Folding {
    /** Nothing is hidden. */
    public static final Folding NONE = new Folding(new BitSet());

    private final BitSet folded;

    private Folding(BitSet folded) {
        this.folded = folded;
    }

    public boolean isFolded(int node) {
        return folded.get(node);
    }

    public boolean isEmpty() {
        return folded.isEmpty();
    }

    /** Folds a node that is not folded, and unfolds one that is. */
    public Folding toggled(int node) {
        BitSet changed = (BitSet) folded.clone();
        changed.flip(node);
        return new Folding(changed);
    }

    /** Unfolds whatever hides a node. */
    public Folding showing(Trace trace, int node) {
        BitSet changed = (BitSet) folded.clone();
        for (int at = trace.parent(node); at != Trace.NONE; at = trace.parent(at)) {
            changed.clear(at);
        }
        return changed.equals(folded) ? this : new Folding(changed);
    }

    /** Folds every node of that depth that has effects, and unfolds the others. */
    public static Folding atDepth(Trace trace, int depth) {
        BitSet folded = new BitSet();
        for (int node = 0; node < trace.size(); node++) {
            folded.set(node, trace.depth(node) == depth && trace.effectCount(node) > 0);
        }
        return new Folding(folded);
    }
}
