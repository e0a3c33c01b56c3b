package dev.hindsight.timeline;

import dev.hindsight.event.Micros;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A distance between ticks that people read with ease, in the clock and calendar of a zone.
 *
 * @param count how many units
 */
record TickStep(Unit unit, int count) {
    /** The units of clock and calendar, with about how long they are and how wide a label of theirs is. */
    enum Unit {
        MICROSECOND(1, 68),
        MILLISECOND(1000, 56),
        SECOND(Micros.SECOND, 78),
        MINUTE(Micros.MINUTE, 60),
        HOUR(Micros.HOUR, 60),
        DAY(Micros.DAY, 66),
        MONTH(30 * Micros.DAY, 56),
        YEAR(365 * Micros.DAY, 60);

        private final long micros;
        private final double labelWidth;

        Unit(long micros, double labelWidth) {
            this.micros = micros;
            this.labelWidth = labelWidth;
        }
    }

    private static final List<TickStep> STEPS = List.of(
                    steps(Unit.MICROSECOND, 1, 2, 5, 10, 20, 50, 100, 200, 500),
                    steps(Unit.MILLISECOND, 1, 2, 5, 10, 20, 50, 100, 200, 500),
                    steps(Unit.SECOND, 1, 2, 5, 10, 15, 30),
                    steps(Unit.MINUTE, 1, 2, 5, 10, 15, 30),
                    steps(Unit.HOUR, 1, 2, 3, 6, 12),
                    steps(Unit.DAY, 1, 2, 7, 14),
                    steps(Unit.MONTH, 1, 3, 6),
                    steps(Unit.YEAR, 1, 2, 5, 10, 20, 50, 100, 500))
            .stream()
            .flatMap(List::stream)
            .toList();

    private static List<TickStep> steps(Unit unit, int... counts) {
        return java.util.Arrays.stream(counts)
                .mapToObj(count -> new TickStep(unit, count))
                .toList();
    }

    /** The finest step whose labels do not touch at that scale. */
    static TickStep at(double microsPerPixel) {
        return STEPS.stream()
                .filter(step -> step.micros() / microsPerPixel >= step.unit.labelWidth)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    boolean finerThan(Unit other) {
        return unit.compareTo(other) < 0;
    }

    /** The first tick at or after a time, both in microseconds since 1970. */
    long firstAtOrAfter(long micros, ZoneId zone) {
        return unit.compareTo(Unit.DAY) < 0 ? clockTickAtOrAfter(micros, zone) : calendarTickAtOrAfter(micros, zone);
    }

    /** The tick after a tick. */
    long after(long tick, ZoneId zone) {
        return firstAtOrAfter(tick + 1, zone);
    }

    private long micros() {
        return unit.micros * count;
    }

    private long clockTickAtOrAfter(long micros, ZoneId zone) {
        // In local time, so that hours stand at 0, 6, 12 also where clocks are changed; the step is then repeated or
        // shortened once, in the very hour of the change.
        long sinceMidnight = sinceMidnight(micros, zone);
        long over = Math.floorMod(sinceMidnight, micros());
        if (over == 0) {
            return micros;
        }
        long candidate = micros - over + micros();
        long shifted = Math.floorMod(sinceMidnight(candidate, zone), micros());
        if (shifted == 0) {
            return candidate;
        }
        long earlier = candidate - shifted;
        boolean stands = earlier >= micros && Math.floorMod(sinceMidnight(earlier, zone), micros()) == 0;
        return stands ? earlier : candidate + micros() - shifted;
    }

    private static long sinceMidnight(long micros, ZoneId zone) {
        return Micros.instant(micros).atZone(zone).toLocalTime().toNanoOfDay() / 1000;
    }

    private long calendarTickAtOrAfter(long micros, ZoneId zone) {
        ZonedDateTime time = Micros.instant(micros).atZone(zone);
        LocalDate date = floor(time.toLocalDate());
        while (start(date, zone) < micros) {
            date = next(date);
        }
        return start(date, zone);
    }

    private static long start(LocalDate date, ZoneId zone) {
        return Micros.of(date.atStartOfDay(zone).toInstant());
    }

    private LocalDate floor(LocalDate date) {
        return switch (unit) {
            case YEAR -> LocalDate.of(date.getYear() - Math.floorMod(date.getYear(), count), 1, 1);
            case MONTH -> LocalDate.of(date.getYear(), date.getMonthValue() - (date.getMonthValue() - 1) % count, 1);
            // The day before epoch day -3 is a Sunday: weeks begin on Mondays.
            default -> date.minusDays(Math.floorMod(date.toEpochDay() + 3, count));
        };
    }

    private LocalDate next(LocalDate date) {
        return switch (unit) {
            case YEAR -> date.plusYears(count);
            case MONTH -> date.plusMonths(count);
            default -> date.plusDays(count);
        };
    }
}
