package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private final Navigation navigation = new Navigation();

    @Test
    void isNowhereUntilAStreamIsOpened() {
        assertThat(navigation.location()).isEmpty();
        assertThat(navigation.canGoBackProperty().get()).isFalse();
    }

    @Test
    void goingBackRestoresTheFormerLocation() {
        navigation.go(at("a", 1));
        navigation.go(at("b", 1));

        navigation.back();

        assertThat(navigation.location()).contains(at("a", 1));
        assertThat(navigation.canGoBackProperty().get()).isFalse();
        assertThat(navigation.canGoForwardProperty().get()).isTrue();
    }

    @Test
    void whereItOnlyPassesItDoesNotRest() {
        navigation.go(at("a", 1));
        navigation.pass(at("a", 2));
        navigation.pass(at("a", 3));
        assertThat(navigation.location()).contains(at("a", 3));
        assertThat(navigation.restingPlaceProperty().get()).isEqualTo(at("a", 1));
        assertThat(navigation.isPassing()).isTrue();

        navigation.rest();
        assertThat(navigation.restingPlaceProperty().get()).isEqualTo(at("a", 3));
        navigation.back();
        assertThat(navigation.restingPlaceProperty().get()).isEqualTo(at("a", 1));
        assertThat(navigation.isPassing()).isFalse();
    }

    @Test
    void aNewStepForgetsWhatLayAhead() {
        navigation.go(at("a", 1));
        navigation.go(at("b", 1));
        navigation.back();

        navigation.go(at("c", 1));
        navigation.forward();

        assertThat(navigation.location()).contains(at("c", 1));
    }

    @Test
    void aRunOfStepsCountsAsOnePlace() {
        navigation.go(at("a", 1));
        navigation.step(at("a", 2));
        navigation.step(at("a", 3));
        navigation.step(at("a", 4));

        navigation.back();

        assertThat(navigation.location()).contains(at("a", 1));
    }

    @Test
    void steppingAfterGoingBackIsARunOfItsOwn() {
        navigation.go(at("a", 1));
        navigation.step(at("a", 2));
        navigation.back();

        navigation.step(at("a", 5));
        navigation.back();

        assertThat(navigation.location()).contains(at("a", 1));
    }

    @Test
    void goingWhereItIsChangesNothing() {
        navigation.go(at("a", 1));
        navigation.go(at("a", 1));

        assertThat(navigation.canGoBackProperty().get()).isFalse();
    }

    @Test
    void theOldestPlacesAreForgottenAfterTwoHundred() {
        for (int version = 1; version <= 250; version++) {
            navigation.go(at("a", version));
        }
        int steps = 0;
        while (navigation.canGoBackProperty().get()) {
            navigation.back();
            steps++;
        }

        assertThat(steps).isEqualTo(199);
        assertThat(navigation.location()).contains(at("a", 51));
    }

    private static Location at(String stream, long version) {
        return new Location("shop", new StreamId(stream), version, null);
    }
}
