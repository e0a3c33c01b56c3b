package dev.hindsight.causation.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Two paths beside one another, by the longest sequence of steps that both have.
 *
 * @param step a step of one path or of both
 * @param side which of the paths has it
 */
public record VariantDifference(PathStep step, Side side) {
    /** Which path has a step. */
    public enum Side {
        BOTH,
        ONLY_FIRST,
        ONLY_SECOND
    }

    /** The steps of both paths, in an order that is right for either. */
    public static List<VariantDifference> between(List<PathStep> first, List<PathStep> second) {
        int[][] common = common(first, second);
        List<VariantDifference> rows = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            if (i < first.size() && j < second.size() && same(first.get(i), second.get(j))) {
                rows.add(new VariantDifference(first.get(i++), Side.BOTH));
                j++;
            } else if (j == second.size() || (i < first.size() && common[i + 1][j] >= common[i][j + 1])) {
                rows.add(new VariantDifference(first.get(i++), Side.ONLY_FIRST));
            } else {
                rows.add(new VariantDifference(second.get(j++), Side.ONLY_SECOND));
            }
        }
        return rows;
    }

    /** How many steps the rests of the paths have in common, from each pair of steps on. */
    private static int[][] common(List<PathStep> first, List<PathStep> second) {
        int[][] common = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                common[i][j] = same(first.get(i), second.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static boolean same(PathStep one, PathStep other) {
        return one.type().equals(other.type());
    }
}
