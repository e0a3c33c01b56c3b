package dev.hindsight.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class TicksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void hoursStandAtLocalHoursOnTheDayThatLosesOne() {
        assertThat(localTimes(new TickStep(TickStep.Unit.HOUR, 1), "2026-03-29T00:00+01:00", "2026-03-29T05:00+02:00"))
                .containsExactly("00:00", "01:00", "03:00", "04:00", "05:00");
        assertThat(localTimes(new TickStep(TickStep.Unit.HOUR, 6), "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00"))
                .containsExactly("00:00", "06:00", "12:00", "18:00", "00:00");
    }

    @Test
    void hoursStandAtLocalHoursOnTheDayThatGainsOne() {
        assertThat(localTimes(new TickStep(TickStep.Unit.HOUR, 1), "2026-10-25T01:00+02:00", "2026-10-25T04:00+01:00"))
                .containsExactly("01:00", "02:00", "02:00", "03:00", "04:00");
        assertThat(localTimes(new TickStep(TickStep.Unit.HOUR, 6), "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00"))
                .containsExactly("00:00", "06:00", "12:00", "18:00", "00:00");
    }

    @Test
    void daysBeginAtLocalMidnightOnBothSidesOfAChange() {
        assertThat(localTimes(new TickStep(TickStep.Unit.DAY, 1), "2026-10-24T12:00+02:00", "2026-10-27T12:00+01:00"))
                .containsExactly("00:00", "00:00", "00:00");
    }

    @Test
    void weeksBeginOnMondays() {
        List<Long> ticks =
                ticks(new TickStep(TickStep.Unit.DAY, 7), "2026-11-01T00:00+01:00", "2026-11-30T00:00+01:00");

        assertThat(ticks)
                .extracting(tick -> zoned(tick).getDayOfWeek().getValue())
                .containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void monthsAndYearsBeginOnTheirFirstDay() {
        assertThat(ticks(new TickStep(TickStep.Unit.MONTH, 3), "2026-01-02T00:00+01:00", "2026-12-31T00:00+01:00"))
                .extracting(tick -> zoned(tick).toLocalDate().toString())
                .containsExactly("2026-04-01", "2026-07-01", "2026-10-01");
        assertThat(ticks(new TickStep(TickStep.Unit.YEAR, 10), "1999-01-02T00:00+01:00", "2026-12-31T00:00+01:00"))
                .extracting(tick -> zoned(tick).toLocalDate().toString())
                .containsExactly("2000-01-01", "2010-01-01", "2020-01-01");
    }

    @Test
    void zonesOffTheFullHourHaveTheirOwnHours() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        TickStep hours = new TickStep(TickStep.Unit.HOUR, 3);
        long tick = hours.firstAtOrAfter(Micros.of(Instant.parse("2026-11-23T10:01:00Z")), kathmandu);

        assertThat(Micros.instant(tick).atZone(kathmandu).toLocalTime()).hasToString("18:00");
    }

    @RepeatedTest(60)
    void ticksAreApartAndLabelledAtEveryZoom(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double last = Math.exp(random.nextDouble() * 33);
        long origin = Micros.of(Instant.parse("2026-10-24T20:00:00Z"));
        Viewport viewport =
                Viewport.fitting(new TimeAxis(origin, List.of()), new Viewport.Bounds(0, last), 800, 0, last);

        Ticks ticks = Ticks.of(viewport, BERLIN);

        assertThat(ticks.ticks()).isNotEmpty().hasSizeLessThan(20);
        assertThat(ticks.contexts()).isNotEmpty();
        assertThat(ticks.contexts().getFirst().x()).isZero();
        double before = -100;
        for (Ticks.Tick tick : ticks.ticks()) {
            assertThat(tick.x() - before).as("distance at %s", tick).isGreaterThan(19);
            before = tick.x();
        }
    }

    @Test
    void theDayChangesWithinTheContexts() {
        long origin = Micros.of(Instant.parse("2026-11-23T20:00:00Z"));
        Viewport viewport = Viewport.fitting(
                new TimeAxis(origin, List.of()), new Viewport.Bounds(0, 8 * Micros.HOUR), 800, 0, 8 * Micros.HOUR);

        assertThat(Ticks.of(viewport, BERLIN).contexts())
                .extracting(Ticks.Context::label)
                .containsExactly("Mon 23 Nov 2026", "Tue 24 Nov 2026");
    }

    @Test
    void everyStretchBetweenFoldsSaysWhenItIs() {
        long origin = Micros.of(Instant.parse("2026-11-23T10:00:00Z"));
        long minute = Micros.MINUTE;
        Fold first = new Fold(origin, origin + Micros.DAY, origin + 30 * minute, origin + Micros.DAY);
        Fold second = new Fold(
                origin + Micros.DAY,
                origin + 2 * Micros.DAY,
                origin + Micros.DAY + 2 * minute,
                origin + 2 * Micros.DAY);
        double last = 2.0 * Micros.DAY + 30 * minute;
        Viewport viewport = Viewport.fitting(
                new TimeAxis(origin, List.of(first, second)), new Viewport.Bounds(0, last), 900, 0, last);

        Ticks ticks = Ticks.of(viewport, BERLIN);

        assertThat(ticks.contexts())
                .extracting(Ticks.Context::label)
                .containsExactly("Mon 23 Nov 2026", "Tue 24 Nov 2026", "Wed 25 Nov 2026");
        assertThat(ticks.ticks())
                .anyMatch(
                        tick -> tick.x() > viewport.xOf(first.end()) - 0.01 && tick.x() < viewport.xOf(second.start()))
                .noneMatch(tick -> viewport.foldAt(tick.x()).isPresent());
    }

    private static List<String> localTimes(TickStep step, String from, String until) {
        return ticks(step, from, until).stream()
                .map(tick -> zoned(tick).toLocalTime().toString())
                .toList();
    }

    private static List<Long> ticks(TickStep step, String from, String until) {
        long end = Micros.of(ZonedDateTime.parse(until).toInstant());
        List<Long> ticks = new ArrayList<>();
        long tick = step.firstAtOrAfter(Micros.of(ZonedDateTime.parse(from).toInstant()), BERLIN);
        while (tick <= end) {
            ticks.add(tick);
            tick = step.after(tick, BERLIN);
        }
        return ticks;
    }

    private static ZonedDateTime zoned(long micros) {
        return Micros.instant(micros).atZone(BERLIN);
    }
}
