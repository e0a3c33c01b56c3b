package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    private static final Instant DAY = Instant.parse("2026-11-17T20:00:00Z");
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @ParameterizedTest
    @ValueSource(strings = {"17", "v17", "V 17", "  17 "})
    void aNumberIsAVersion(String typed) {
        assertThat(Place.parse(typed, DAY, PRAGUE)).contains(new Place.Version(17));
    }

    @ParameterizedTest
    @CsvSource({
        "14:34, 2026-11-17T13:34:00Z",
        "9:05:30, 2026-11-17T08:05:30Z",
        "2026-11-16, 2026-11-15T23:00:00Z",
        "2026-11-16 14:34, 2026-11-16T13:34:00Z",
        "2026-11-16T14:34:05.123, 2026-11-16T13:34:05.123Z",
        "2026-11-16T14:34:05Z, 2026-11-16T14:34:05Z",
        "2026-07-01 12:00, 2026-07-01T10:00:00Z"
    })
    void aTimeIsReadInTheChosenZone(String typed, Instant expected) {
        assertThat(Place.parse(typed, DAY, PRAGUE)).contains(new Place.Time(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "25:00", "2026-13-01", "-3", "99999999999999999999"})
    void anythingElseIsNoPlace(String typed) {
        assertThat(Place.parse(typed, DAY, PRAGUE)).isEmpty();
    }

    @Test
    void aTimeWithAnOffsetNeedsNoZone() {
        assertThat(Place.parse("2026-11-16T14:34:05+05:00", DAY, PRAGUE))
                .contains(new Place.Time(Instant.parse("2026-11-16T09:34:05Z")));
    }
}
