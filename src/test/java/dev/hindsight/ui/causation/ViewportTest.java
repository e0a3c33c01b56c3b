package dev.hindsight.ui.causation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.ui.causation.Viewport.Frame;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Frame LARGE = new Frame(4000, 3000, 1000, 500);
    private static final Frame TALL = new Frame(1600, 5_000_000, 1000, 500);

    @Test
    void aSmallPictureStandsInTheMiddleAtItsOwnSize() {
        Viewport fitted = Viewport.fit(new Frame(200, 100, 1000, 500));
        assertThat(fitted).isEqualTo(new Viewport(fitted.frame(), 1, 400, 200));
    }

    @Test
    void fittingBringsTheWholePictureIntoView() {
        Viewport fitted = Viewport.fit(LARGE);
        assertThat(fitted.screenX(0)).isGreaterThanOrEqualTo(0);
        assertThat(fitted.screenX(4000)).isLessThanOrEqualTo(1000);
        assertThat(fitted.screenY(0)).isGreaterThanOrEqualTo(0);
        assertThat(fitted.screenY(3000)).isLessThanOrEqualTo(500);
    }

    @Test
    void aPictureFarTallerThanWideStillFillsTheWidth() {
        Viewport fitted = Viewport.fit(TALL);
        assertThat(fitted.screenX(1600) - fitted.screenX(0)).isCloseTo(952, within(0.01));
        assertThat(fitted.screenY(5_000_000) - fitted.screenY(0)).isCloseTo(452, within(0.01));
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        Viewport before = new Viewport(LARGE, 1, -1500, -1000);
        Viewport after = before.zoomed(1.5, 300, 200);
        assertThat(after.pictureX(300)).isCloseTo(before.pictureX(300), within(1e-9));
        assertThat(after.pictureY(200)).isCloseTo(before.pictureY(200), within(1e-9));
    }

    @Test
    void zoomingOutStopsAtTheWholePicture() {
        Viewport out = new Viewport(LARGE, 1, 0, 0).zoomed(1e-6, 10, 10);
        assertThat(out).isEqualTo(Viewport.fit(LARGE));
    }

    @Test
    void thePictureCannotBeDraggedOutOfView() {
        Viewport dragged = new Viewport(LARGE, 1, 0, 0).panned(-100_000, 100_000);
        assertThat(dragged.screenX(4000)).isCloseTo(1000 - Viewport.MARGIN, within(1e-9));
        assertThat(dragged.screenY(0)).isCloseTo(Viewport.MARGIN, within(1e-9));
    }

    @Test
    void revealingWhatIsInViewMovesNothing() {
        Viewport view = new Viewport(LARGE, 1, -1500, -1000);
        assertThat(view.revealing(1600, 1100, 100, 40)).isSameAs(view);
    }

    @Test
    void revealingMovesNoFurtherThanNeeded() {
        Viewport view = new Viewport(LARGE, 1, -1500, -1000);
        Viewport revealed = view.revealing(2600, 1100, 100, 40);
        assertThat(revealed.screenX(2700)).isCloseTo(1000 - Viewport.MARGIN, within(1e-9));
        assertThat(revealed.top()).isEqualTo(view.top());
    }
}
