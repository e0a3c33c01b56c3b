package dev.hindsight.replay;

import tools.jackson.databind.node.ArrayNode;

/**
 * Finds out which elements of an array were removed and which added. What is equal in front and at the end stayed; in
 * between, elements that moved a little because of a few others are found again, and the rest is taken by its order.
 */
final class ArrayAlignment {
    /** How many elements that were removed or added in a row are looked past. */
    private static final int FARTHEST = 8;

    private final ArrayNode before;
    private final ArrayNode after;
    private final int front;
    private final int end;

    ArrayAlignment(ArrayNode before, ArrayNode after) {
        this.before = before;
        this.after = after;
        this.front = equalInFront();
        this.end = equalAtTheEnd();
    }

    /** Is told how to make the later array of the earlier one, step by step from its beginning. */
    interface Visitor {
        /** The earlier element at {@code from} is by now at {@code index}, and may have changed. */
        void kept(int from, int index);

        /** The earlier element at {@code from}, by now at {@code index}, goes away; nothing is behind the last one. */
        void removed(int from, int index, boolean last);

        /** The later element at {@code index} comes there; nothing is behind the last one. */
        void added(int index, boolean last);
    }

    private int equalInFront() {
        int most = Math.min(before.size(), after.size());
        int equal = 0;
        while (equal < most && equal(equal, equal)) {
            equal++;
        }
        return equal;
    }

    private int equalAtTheEnd() {
        int most = Math.min(before.size(), after.size()) - front;
        int equal = 0;
        while (equal < most && equal(before.size() - 1 - equal, after.size() - 1 - equal)) {
            equal++;
        }
        return equal;
    }

    void walk(Visitor visitor) {
        int from = front;
        int index = front;
        while (from < before.size() - end && index < after.size() - end) {
            int removed = distance(from, index, 1, 0);
            int added = removed > 0 ? 0 : distance(from, index, 0, 1);
            for (int i = 0; i < removed; i++) {
                visitor.removed(from + i, index, false);
            }
            for (int i = 0; i < added; i++) {
                visitor.added(index + i, false);
            }
            from += removed;
            index += added;
            visitor.kept(from++, index++);
        }
        walkRest(visitor, from, index);
    }

    private void walkRest(Visitor visitor, int from, int index) {
        for (int i = before.size() - end - 1; i >= from; i--) {
            visitor.removed(i, index + i - from, end == 0);
        }
        for (int i = index; i < after.size() - end; i++) {
            visitor.added(i, end == 0);
        }
    }

    /** How many elements of one array to leave out so that two in a row are equal; 0 where that does not help. */
    private int distance(int from, int index, int perRemoved, int perAdded) {
        if (equal(from, index)) {
            return 0;
        }
        for (int left = 1; left <= FARTHEST; left++) {
            int earlier = from + left * perRemoved;
            int later = index + left * perAdded;
            boolean inside = earlier < before.size() - end && later < after.size() - end;
            if (inside && equal(earlier, later) && equal(earlier + 1, later + 1)) {
                return left;
            }
        }
        return 0;
    }

    private boolean equal(int earlier, int later) {
        return earlier < before.size()
                && later < after.size()
                && before.get(earlier).equals(after.get(later));
    }
}
