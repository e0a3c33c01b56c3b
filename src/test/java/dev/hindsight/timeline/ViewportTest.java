package dev.hindsight.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Most tests hold for viewports drawn by lot: any zoom, any place, none to many folds. */
final class ViewportTest {
    private static final long ORIGIN = 1_790_000_000_000_000L;
    private static final double PIXEL = 1e-3;

    static Stream<Viewport> anyViewport() {
        return IntStream.range(0, 60).mapToObj(seed -> viewport(new Random(seed)));
    }

    private static Viewport viewport(Random random) {
        List<Fold> folds = new ArrayList<>();
        long time = ORIGIN;
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            long start = time + 1 + random.nextLong(Micros.DAY);
            long end = start + 1 + random.nextLong(30 * Micros.DAY);
            folds.add(new Fold(start, end, start, end));
            time = end;
        }
        TimeAxis axis = new TimeAxis(ORIGIN, folds);
        double last = time - ORIGIN + 1 + random.nextLong(Micros.DAY);
        Viewport fitted = Viewport.fitting(
                axis, new Viewport.Bounds(-Micros.DAY, last + Micros.DAY), 100 + random.nextInt(2000), 0, last);
        return fitted.zoomed(Math.pow(10, random.nextDouble() * 4), random.nextDouble() * fitted.width())
                .panned(random.nextGaussian() * 500);
    }

    @ParameterizedTest
    @MethodSource("anyViewport")
    void aPlaceLeadsToAMomentAndBack(Viewport viewport) {
        for (double x = -20; x <= viewport.width() + 20; x += 0.37) {
            assertThat(viewport.x(viewport.momentAt(x))).isEqualTo(x, within(PIXEL));
        }
    }

    @ParameterizedTest
    @MethodSource("anyViewport")
    void laterIsFurtherRight(Viewport viewport) {
        double before = Double.NEGATIVE_INFINITY;
        double first = viewport.bounds().first();
        double last = viewport.bounds().last();
        for (int i = 0; i <= 2000; i++) {
            double x = viewport.x(first + (last - first) * i / 2000);
            assertThat(x).isGreaterThanOrEqualTo(before);
            before = x;
        }
    }

    @ParameterizedTest
    @MethodSource("anyViewport")
    void zoomingKeepsTheMomentUnderThePointer(Viewport viewport) {
        double x = viewport.width() / 3;
        double moment = viewport.momentAt(x);
        if (moment < viewport.bounds().first() || moment > viewport.bounds().last()) {
            return;
        }
        for (double factor : new double[] {1.1, 2, 7}) {
            assertThat(viewport.zoomed(factor, x).x(moment)).isEqualTo(x, within(PIXEL));
        }
    }

    @ParameterizedTest
    @MethodSource("anyViewport")
    void zoomingInAndOutAgainChangesNothing(Viewport viewport) {
        double x = viewport.width() * 0.4;
        Viewport back = viewport.zoomed(3, x).zoomed(1 / 3.0, x);

        assertThat(back.microsPerPixel())
                .isEqualTo(viewport.microsPerPixel(), within(1e-6 * viewport.microsPerPixel()));
        assertThat(back.offset()).isEqualTo(viewport.offset(), within(0.01));
    }

    @ParameterizedTest
    @MethodSource("anyViewport")
    void someOfTheBoundsIsAlwaysInSight(Viewport viewport) {
        for (double pixels : new double[] {-1e12, 1e12}) {
            Viewport away = viewport.panned(pixels);
            assertThat(away.x(away.bounds().first())).isLessThanOrEqualTo(away.width() / 2 + 1);
            assertThat(away.x(away.bounds().last())).isGreaterThanOrEqualTo(away.width() / 2 - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("anyViewport")
    void aWindowThatIsShownIsTheWindowSeen(Viewport viewport) {
        Viewport inside = viewport.showing(
                viewport.bounds().first() / 2,
                (viewport.bounds().first() + viewport.bounds().last()) / 2);
        Viewport again = inside.panned(13).showing(inside.window());

        double tolerance = Math.max(1, inside.microsPerPixel());
        assertThat(again.momentAt(0)).isEqualTo(inside.momentAt(0), within(tolerance + foldTolerance(inside, 0)));
        assertThat(again.microsPerPixel())
                .isEqualTo(inside.microsPerPixel(), within(inside.microsPerPixel() * 0.01 + Viewport.FINEST));
    }

    /** Within a fold a pixel is much time. */
    private static double foldTolerance(Viewport viewport, double x) {
        return viewport.foldAt(x)
                .map(fold -> (double) fold.idle() / viewport.foldWidth())
                .orElse(0.0);
    }

    @Test
    void fittingShowsFirstAndLastWithAMargin() {
        Viewport viewport = Viewport.fitting(
                new TimeAxis(ORIGIN, List.of()), new Viewport.Bounds(0, Micros.HOUR), 800, 0, Micros.HOUR);

        assertThat(viewport.x(0)).isEqualTo(28, within(PIXEL));
        assertThat(viewport.x(Micros.HOUR)).isEqualTo(772, within(PIXEL));
    }

    @Test
    void aSingleMomentIsFittedIntoTheMiddleOfAMinute() {
        Viewport viewport = Viewport.fitting(new TimeAxis(ORIGIN, List.of()), new Viewport.Bounds(0, 0), 800, 0, 0);

        assertThat(viewport.x(0)).isEqualTo(400, within(PIXEL));
        assertThat(viewport.x(30.0 * Micros.SECOND)).isEqualTo(772, within(PIXEL));
    }

    @Test
    void aFoldIsAsWideHoweverFarOneZoomsIn() {
        long start = ORIGIN + Micros.HOUR;
        Fold fold = new Fold(start, start + Micros.DAY, start, start + Micros.DAY);
        double end = Micros.DAY + 2.0 * Micros.HOUR;
        Viewport viewport =
                Viewport.fitting(new TimeAxis(ORIGIN, List.of(fold)), new Viewport.Bounds(0, end), 800, 0, end);

        for (double factor : new double[] {1, 10, 1000}) {
            Viewport zoomed = viewport.zoomed(factor, 400);
            assertThat(zoomed.xOf(fold.end()) - zoomed.xOf(fold.start()))
                    .isEqualTo(viewport.foldWidth(), within(PIXEL));
        }
        assertThat(viewport.foldAt(viewport.xOf(fold.start()) + 1)).contains(fold);
        assertThat(viewport.foldAt(viewport.xOf(fold.start()) - 1)).isEmpty();
        assertThat(viewport.foldAt(viewport.xOf(fold.end()) + 1)).isEmpty();
    }

    @Test
    void zoomingEndsAtTenPixelsForAMicrosecond() {
        Viewport viewport = Viewport.fitting(
                new TimeAxis(ORIGIN, List.of()), new Viewport.Bounds(0, Micros.HOUR), 800, 0, Micros.HOUR);

        assertThat(viewport.zoomed(1e30, 400).microsPerPixel()).isEqualTo(Viewport.FINEST);
    }

    @Test
    void revealingMovesNothingThatIsInSight() {
        Viewport viewport = Viewport.fitting(
                        new TimeAxis(ORIGIN, List.of()), new Viewport.Bounds(0, Micros.HOUR), 800, 0, Micros.HOUR)
                .zoomed(10, 400);

        assertThat(viewport.revealing(viewport.momentAt(300))).isEqualTo(viewport);
        assertThat(viewport.revealing(viewport.momentAt(900)).x(viewport.momentAt(900)))
                .isEqualTo(400, within(PIXEL));
    }
}
