package dev.hindsight.ui.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.causation.Folding;
import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TreeLayout;
import dev.hindsight.event.EventHeader;
import dev.hindsight.testing.ShopHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CullingTest {
    private static final int EFFECTS = 5000;

    private final TreeLayout layout = TreeLayout.of(fan(), Folding.NONE);

    @Test
    void onlyNodesInViewAreVisited() {
        List<Integer> seen = new ArrayList<>();
        new Culling(0, 1, 1000, 1010, 0.01).nodes(layout, 1, seen::add);
        assertThat(seen).hasSize(11);
        assertThat(layout.place(seen.getFirst())).isEqualTo(1000);
        assertThat(layout.place(seen.getLast())).isEqualTo(1010);
    }

    @Test
    void nodesOfOnePixelAreVisitedOnce() {
        List<Integer> seen = new ArrayList<>();
        new Culling(0, 1, 0, EFFECTS, 50).nodes(layout, 1, seen::add);
        assertThat(seen).hasSize(EFFECTS / 50);
    }

    @Test
    void aCauseFarAboveTheViewStillReachesIntoIt() {
        List<Integer> seen = new ArrayList<>();
        new Culling(0, 1, 4900, 4910, 0.01).causes(layout, 0, seen::add);
        assertThat(seen).containsExactly(0);
        List<Integer> effects = new ArrayList<>();
        new Culling(0, 1, 4900, 4910, 0.01).effects(layout, 0, effects::add);
        assertThat(effects).hasSize(11);
    }

    @Test
    void aCauseFarBelowTheViewStillReachesIntoIt() {
        List<Integer> seen = new ArrayList<>();
        new Culling(0, 1, 3, 5, 0.01).causes(layout, 0, seen::add);
        assertThat(seen).containsExactly(0);
    }

    @Test
    void atFullZoomTheViewDecidesWhatIsInIt() {
        Viewport view = new Viewport(
                new Viewport.Frame(Plan.LEFT_TO_RIGHT.width(layout), Plan.LEFT_TO_RIGHT.height(layout), 980, 520),
                1,
                24,
                -54 * 1000);
        List<Integer> seen = new ArrayList<>();
        Culling.of(layout, Plan.LEFT_TO_RIGHT, view).nodes(layout, 1, seen::add);
        assertThat(seen).hasSizeBetween(10, 12);
    }

    @Test
    void aClickHitsTheBoxUnderIt() {
        Viewport view = new Viewport(
                new Viewport.Frame(Plan.LEFT_TO_RIGHT.width(layout), Plan.LEFT_TO_RIGHT.height(layout), 980, 520),
                1,
                24,
                -54 * 1000);
        Geometry geometry = new Geometry(layout, Plan.LEFT_TO_RIGHT, view);
        int box = geometry.at(24 + 252 + 20, 54 * 3 + 10).orElseThrow();
        assertThat(layout.place(box)).isEqualTo(1003);
        assertThat(geometry.at(24 + 252 + 20, 54 * 3 + Plan.BOX_HEIGHT + 5)).isEmpty();
    }

    private static Trace fan() {
        ShopHistory history = new ShopHistory();
        EventHeader cause = history.record("Import", "import-1", "CatalogueImported", null, null);
        for (int i = 0; i < EFFECTS; i++) {
            history.record("Product", "product-" + i, "PriceChanged", null, cause.id());
        }
        return Trace.of(history.events());
    }
}
