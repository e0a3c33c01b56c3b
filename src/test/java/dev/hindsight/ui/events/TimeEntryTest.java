package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.ui.events.TimeEntry.Side;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeEntryTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayBeginsAtMidnightOfTheZoneShown() {
        assertThat(read("2026-11-23", Side.FROM)).isEqualTo(at("2026-11-22T23:00:00Z"));
    }

    @Test
    void untilADayMeansToItsEnd() {
        assertThat(read("2026-11-23", Side.UNTIL)).isEqualTo(at("2026-11-23T23:00:00Z"));
    }

    @Test
    void aTimeOfDayIsInTheZoneShown() {
        assertThat(read(" 2026-11-23 14:34 ", Side.UNTIL)).isEqualTo(at("2026-11-23T13:34:00Z"));
        assertThat(read("2026-11-23T14:34:05", Side.FROM)).isEqualTo(at("2026-11-23T13:34:05Z"));
        assertThat(read("2026-11-23 14:34:05.25", Side.FROM)).isEqualTo(at("2026-11-23T13:34:05.250Z"));
    }

    @Test
    void anOffsetWinsOverTheZone() {
        assertThat(read("2026-11-23T14:34:05Z", Side.FROM)).isEqualTo(at("2026-11-23T14:34:05Z"));
        assertThat(read("2026-11-23T14:34:05.5+02:00", Side.FROM)).isEqualTo(at("2026-11-23T12:34:05.500Z"));
    }

    @Test
    void nothingTypedLeavesThatSideOpen() {
        assertThat(read("  ", Side.FROM)).isEqualTo(new TimeEntry.Blank());
    }

    @Test
    void aMistakeIsQuotedWithExamplesOfWhatIsUnderstood() {
        assertThat(read("yesterday", Side.FROM))
                .isEqualTo(new TimeEntry.Wrong(
                        "“yesterday” is not a time." + " Write 2026-11-23, 2026-11-23 14:34 or 2026-11-23T14:34:05Z."));
        assertThat(read("2026-02-30", Side.FROM)).isInstanceOf(TimeEntry.Wrong.class);
        assertThat(read("2026-11-23 25:00", Side.FROM)).isInstanceOf(TimeEntry.Wrong.class);
    }

    private static TimeEntry read(String text, Side side) {
        return TimeEntry.read(text, BERLIN, side);
    }

    private static TimeEntry at(String time) {
        return new TimeEntry.At(Instant.parse(time));
    }
}
