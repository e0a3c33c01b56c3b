package dev.hindsight.ui.common;

/**
 * Where two similar texts differ: from the first to the last line that is not the same in both. All that is before the
 * start is the same, and all that is after the ends.
 *
 * @param start where the lines begin, in both texts
 * @param endBefore where they end in the first text, exclusive
 * @param endAfter where they end in the second text, exclusive
 */
record LineDifference(int start, int endBefore, int endAfter) {
    static LineDifference between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int same = 0;
        while (same < shorter && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int start = before.lastIndexOf('\n', same - 1) + 1;
        int tail = 0;
        while (tail < shorter - start
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        int lineEnd = after.indexOf('\n', after.length() - tail);
        int endAfter = lineEnd < 0 ? after.length() : lineEnd;
        return new LineDifference(start, before.length() - (after.length() - endAfter), endAfter);
    }
}
