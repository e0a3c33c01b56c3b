package dev.hindsight.timeline;

import java.util.Arrays;
import java.util.Locale;

/**
 * What some neighbouring events of a lane are together.
 *
 * @param events how many there are
 * @param types how many types they have, of those that were looked at
 * @param most the type that most of them have
 * @param exact whether all of them were looked at, or a sample of them
 */
public record Summary(int events, int types, String most, boolean exact) {
    private static final int MOST_LOOKED_AT = 200_000;

    /** Sums up the events of an item. */
    public static Summary of(Lanes lanes, int number, LaneItem item) {
        Lane lane = lanes.get(number);
        int[] counts = new int[lanes.index().names(Header.EVENT_TYPE).size()];
        int step = (item.count() + MOST_LOOKED_AT - 1) / MOST_LOOKED_AT;
        for (int i = item.from(); i < item.until(); i += step) {
            counts[lanes.index().code(Header.EVENT_TYPE, lane.event(i))]++;
        }
        int best = 0;
        for (int type = 1; type < counts.length; type++) {
            best = counts[type] > counts[best] ? type : best;
        }
        int types = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        return new Summary(
                item.count(), types, lanes.index().names(Header.EVENT_TYPE).text(best), step == 1);
    }

    /** Such as "3,214 events, 12 types, most ItemAdded". */
    public String words() {
        String kinds = types == 1 && exact
                ? "all " + most
                : "%s%d types, most %s".formatted(exact ? "" : "at least ", types, most);
        return String.format(Locale.ROOT, "%,d events, %s", events, kinds);
    }
}
