package dev.hindsight.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class InertiaTest {
    private final Inertia inertia = new Inertia();

    @Test
    void aDragGoesOnInItsDirectionAndComesToRest() {
        for (int i = 0; i < 20; i++) {
            inertia.moved(10, i * 0.01);
        }

        assertThat(inertia.release(0.2)).isTrue();
        assertThat(inertia.step(0.016)).isPositive();
        inertia.step(10);
        assertThat(inertia.isMoving()).isFalse();
    }

    @Test
    void howOftenItIsAskedDoesNotChangeHowFarItGoes() {
        Inertia other = new Inertia();
        for (int i = 0; i < 20; i++) {
            inertia.moved(5, i * 0.01);
            other.moved(5, i * 0.01);
        }
        inertia.release(0.2);
        other.release(0.2);

        assertThat(inertia.step(0.1) + inertia.step(0.1)).isEqualTo(other.step(0.2), within(1e-6));
    }

    @Test
    void aPointerThatRestedBeforeItWasLetGoThrowsNothing() {
        inertia.moved(50, 0);
        inertia.moved(50, 0.01);

        assertThat(inertia.release(0.5)).isFalse();
    }
}
