package dev.hindsight.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** When people do things: how busy each hour of the day is in percent of the busiest, and which days are for rest. */
record Rhythm(List<Integer> hours, Set<DayOfWeek> daysOff, int percentOnDaysOff) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** People shop online in the evening most, at night hardly, and a little more at the weekend's quiet hours. */
    static final Rhythm ONLINE = new Rhythm(
            List.of(12, 6, 3, 2, 2, 4, 10, 20, 32, 42, 50, 55, 58, 52, 48, 50, 55, 62, 74, 90, 100, 92, 60, 28),
            Set.of(DayOfWeek.SATURDAY),
            70);
    /** Over the counter only while the shop is open, and not on Sundays. */
    static final Rhythm COUNTER = new Rhythm(
            List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 60, 75, 85, 65, 60, 70, 90, 100, 95, 45, 0, 0, 0, 0),
            Set.of(DayOfWeek.SUNDAY),
            0);

    private static final LocalTime WORK_BEGINS = LocalTime.of(8, 0);
    private static final LocalTime WORK_ENDS = LocalTime.of(17, 0);

    /** So many times between two others, in order. */
    List<Instant> times(int count, Instant start, Instant end, Chance chance) {
        Duration span = Duration.between(start, end);
        return Stream.generate(() -> start.plus(chance.between(Duration.ZERO, span)))
                .filter(time -> chance.percent(activity(time)))
                .limit(count)
                .sorted()
                .toList();
    }

    private int activity(Instant time) {
        ZonedDateTime local = time.atZone(ZONE);
        int activity = hours.get(local.getHour());
        return daysOff.contains(local.getDayOfWeek()) ? activity * percentOnDaysOff / 100 : activity;
    }

    /** How long it is until somebody is at work: nothing during working hours, Monday to Saturday. */
    static Duration untilWork(Instant time) {
        ZonedDateTime local = time.atZone(ZONE);
        ZonedDateTime work = local;
        if (!local.toLocalTime().isBefore(WORK_ENDS)) {
            work = local.plusDays(1).with(WORK_BEGINS);
        } else if (local.toLocalTime().isBefore(WORK_BEGINS)) {
            work = local.with(WORK_BEGINS);
        }
        if (work.getDayOfWeek() == DayOfWeek.SUNDAY) {
            work = work.plusDays(1).with(WORK_BEGINS);
        }
        return Duration.between(local, work);
    }
}
