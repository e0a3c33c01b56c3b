package dev.hindsight.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Density;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.timeline.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DensityTest {
    private final DensityScale scale = new DensityScale(
            new Density(Instant.ofEpochSecond(100), Instant.ofEpochSecond(200), new long[] {0, 1, 100, 25}, false),
            400);
    private final WindowDrag.Range limits = new WindowDrag.Range(0, 1000);

    @Test
    void timesLeadToPlacesAndBack() {
        assertThat(scale.x(Micros.of(Instant.ofEpochSecond(125)))).isEqualTo(100, within(1e-6));
        assertThat(scale.microsAt(100)).isEqualTo(Micros.of(Instant.ofEpochSecond(125)));
        assertThat(scale.microsAt(-50)).isEqualTo(scale.from());
        assertThat(scale.bucketAt(399.9)).isEqualTo(3);
        assertThat(scale.bucketAt(5000)).isEqualTo(3);
        assertThat(scale.start(4)).isEqualTo(scale.until());
    }

    @Test
    void heightsAreSquareRootsSoThatFewStayVisible() {
        assertThat(scale.heightOf(0)).isZero();
        assertThat(scale.heightOf(1)).isEqualTo(0.1);
        assertThat(scale.heightOf(2)).isEqualTo(1);
        assertThat(scale.heightOf(3)).isEqualTo(0.5);
    }

    @Test
    void edgesMiddleAndOutsideOfTheWindowAreToldApart() {
        assertThat(WindowDrag.gripAt(102, 100, 200)).isEqualTo(WindowDrag.Grip.LEFT_EDGE);
        assertThat(WindowDrag.gripAt(196, 100, 200)).isEqualTo(WindowDrag.Grip.RIGHT_EDGE);
        assertThat(WindowDrag.gripAt(150, 100, 200)).isEqualTo(WindowDrag.Grip.WHOLE);
        assertThat(WindowDrag.gripAt(50, 100, 200)).isEqualTo(WindowDrag.Grip.BRUSH);
        assertThat(WindowDrag.gripAt(105, 100, 110)).isEqualTo(WindowDrag.Grip.WHOLE);
    }

    @Test
    void draggingMovesResizesOrRedrawsTheWindow() {
        assertThat(new WindowDrag(WindowDrag.Grip.WHOLE, 100, 200, 150).to(180, limits))
                .isEqualTo(new WindowDrag.Range(130, 230));
        assertThat(new WindowDrag(WindowDrag.Grip.LEFT_EDGE, 100, 200, 100).to(50, limits))
                .isEqualTo(new WindowDrag.Range(50, 200));
        assertThat(new WindowDrag(WindowDrag.Grip.LEFT_EDGE, 100, 200, 100).to(300, limits))
                .isEqualTo(new WindowDrag.Range(200, 300));
        assertThat(new WindowDrag(WindowDrag.Grip.BRUSH, 100, 200, 600).to(400, limits))
                .isEqualTo(new WindowDrag.Range(400, 600));
    }

    @Test
    void theWindowStaysInsideOfTheStore() {
        WindowDrag whole = new WindowDrag(WindowDrag.Grip.WHOLE, 100, 200, 150);

        assertThat(whole.to(-5000, limits)).isEqualTo(new WindowDrag.Range(0, 100));
        assertThat(whole.to(5000, limits)).isEqualTo(new WindowDrag.Range(900, 1000));
        assertThat(new WindowDrag(WindowDrag.Grip.RIGHT_EDGE, 100, 200, 200).to(5000, limits))
                .isEqualTo(new WindowDrag.Range(100, 1000));
    }

    @Test
    void movingTheWindowMovesTheTimeline() {
        TimelineFixture fixture = new TimelineFixture(new HeaderStore(ShopHistory.of(50)));
        TimelineModel timeline = new TimelineModel(fixture.workspace);
        DensityModel model = new DensityModel(fixture.workspace, timeline);
        timeline.zoom().resize(800);
        fixture.goTo(ShopHistory.order(10_000), 0);
        TimeWindow wanted =
                new TimeWindow(ShopHistory.START.plusSeconds(1_000_000), ShopHistory.START.plusSeconds(1_200_000));

        model.show(wanted);

        assertThat(timeline.windowProperty().getValue()).isEqualTo(wanted);
    }

    @Test
    void aStoreThatCannotAnswerSaysSoAndCanBeAskedAgain() {
        HeaderStore store = new HeaderStore(ShopHistory.of(5));
        store.failure = new StoreReadException("The server took longer than 30 s.", null);
        TimelineFixture fixture = new TimelineFixture(store);
        DensityModel model = new DensityModel(fixture.workspace, new TimelineModel(fixture.workspace));

        assertThat(model.messageProperty().get()).startsWith("The server took longer than 30 s.");

        store.failure = null;
        model.read();
        assertThat(model.messageProperty().get()).isEmpty();
        assertThat(model.densityProperty().get()).isNotNull();
    }

    @Test
    void anEstimateIsShownAsOneAndBecomesExact() {
        HeaderStore store = new HeaderStore(ShopHistory.of(50));
        store.estimated = true;
        TimelineFixture fixture = new TimelineFixture(store);
        List<String> standings = new ArrayList<>();
        DensityModel model = new DensityModel(fixture.workspace, new TimelineModel(fixture.workspace));
        store.onCount = () -> standings.add(model.standingProperty().get());

        assertThat(store.counts).isEqualTo(1);
        assertThat(model.standingProperty().get()).isEmpty();
        assertThat(model.densityProperty().get().estimated()).isFalse();

        model.read();
        assertThat(standings).containsExactly("estimate, being counted");
        assertThat(model.standingProperty().get()).isEmpty();
    }

    @Test
    void anEstimateThatCannotBeCountedStaysOneAndSaysWhy() {
        HeaderStore store = new HeaderStore(ShopHistory.of(50));
        store.estimated = true;
        store.onCount = () -> {
            throw new StoreReadException("The server took longer than 30 s.", null);
        };
        TimelineFixture fixture = new TimelineFixture(store);
        DensityModel model = new DensityModel(fixture.workspace, new TimelineModel(fixture.workspace));

        assertThat(model.densityProperty().get().estimated()).isTrue();
        assertThat(model.standingProperty().get())
                .isEqualTo("estimate, not counted: The server took longer than 30 s.");
        assertThat(model.canCount()).isTrue();

        store.onCount = () -> {};
        model.count();
        assertThat(model.standingProperty().get()).isEmpty();
    }

    @Test
    void anEmptyStoreIsNoFault() {
        TimelineFixture fixture = new TimelineFixture(new HeaderStore(List.of()));
        DensityModel model = new DensityModel(fixture.workspace, new TimelineModel(fixture.workspace));

        assertThat(model.messageProperty().get()).isEqualTo("This store has no events yet.");
    }
}
