package dev.hindsight.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.testing.ShopHistory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeLayoutTest {
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noTwoNodesOverlapAndCausesStandAmidTheirEffects(long seed) {
        assertIsTidy(layout(seed, Folding.NONE));
    }

    @Test
    void aLargeTreeIsTidyToo() {
        assertIsTidy(TreeLayout.of(Trace.of(GeneratedTraces.tree(50_000, 7)), Folding.NONE));
    }

    @Test
    void treesMoveTogetherAsFarAsTheyCan() {
        ShopHistory history = new ShopHistory();
        history.order(1);
        TreeLayout layout = TreeLayout.of(Trace.of(history.events()), Folding.NONE);

        int leaves = (int)
                layout.shown().filter(node -> layout.effectCount(node) == 0).count();
        assertThat(layout.breadth()).isLessThan(leaves);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void foldingLeavesEverythingElseInItsOrder(long seed) {
        Trace trace = Trace.of(GeneratedTraces.random(400, seed));
        TreeLayout open = TreeLayout.of(trace, Folding.NONE);
        Folding folding = Folding.NONE;
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            folding = folding.toggled(random.nextInt(trace.size()));
        }
        TreeLayout folded = TreeLayout.of(trace, folding);

        assertIsTidy(folded);
        int hidden = 0;
        for (int node = 0; node < trace.size(); node++) {
            hidden += folded.isShown(node) ? 0 : 1;
        }
        assertThat(folded.rowCount() + hidden).isEqualTo(trace.size());
        assertThat(folded.shown().toArray())
                .isEqualTo(open.shown().filter(folded::isShown).toArray());
        for (int depth = 0; depth < folded.depths(); depth++) {
            assertThat(folded.column(depth))
                    .isEqualTo(Arrays.stream(open.column(depth))
                            .filter(folded::isShown)
                            .toArray());
        }
    }

    @Test
    void unfoldingGivesBackTheSamePlaces() {
        Trace trace = Trace.of(GeneratedTraces.random(400, 3));
        TreeLayout open = TreeLayout.of(trace, Folding.NONE);
        TreeLayout again = TreeLayout.of(trace, Folding.NONE.toggled(5).toggled(5));

        for (int node = 0; node < trace.size(); node++) {
            assertThat(again.place(node)).isEqualTo(open.place(node));
        }
    }

    @Test
    void aFoldedNodeCountsWhatItHides() {
        Trace trace = Trace.of(GeneratedTraces.chain(10));
        TreeLayout layout = TreeLayout.of(trace, Folding.NONE.toggled(3));

        assertThat(layout.rowCount()).isEqualTo(4);
        assertThat(layout.hidden(3)).isEqualTo(6);
        assertThat(layout.rowOf(8)).isEqualTo(3);
        assertThat(layout.folding().showing(trace, 8).isEmpty()).isTrue();
    }

    private static TreeLayout layout(long seed, Folding folding) {
        return TreeLayout.of(Trace.of(GeneratedTraces.random(400, seed)), folding);
    }

    private static void assertIsTidy(TreeLayout layout) {
        Trace trace = layout.trace();
        for (int depth = 0; depth < layout.depths(); depth++) {
            int[] column = layout.column(depth);
            for (int i = 1; i < column.length; i++) {
                assertThat(layout.place(column[i]) - layout.place(column[i - 1]))
                        .isGreaterThanOrEqualTo(1 - ROUNDING);
            }
        }
        layout.shown().filter(node -> layout.effectCount(node) > 0).forEach(node -> {
            double first = layout.place(trace.effect(node, 0));
            double last = layout.place(trace.effect(node, trace.effectCount(node) - 1));
            assertThat(Math.abs(layout.place(node) - (first + last) / 2)).isLessThan(ROUNDING);
        });
        assertThat(IntStream.range(0, trace.size()).filter(layout::isShown).mapToDouble(layout::place))
                .allMatch(place -> place >= 0 && place <= layout.breadth() - 1);
    }
}
