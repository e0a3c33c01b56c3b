package dev.hindsight.timeline;

import dev.hindsight.event.StreamId;

/** The events of one lane along the axis: a view of its part of the arrays. */
public final class Lane {
    private final LaneGroups groups;
    private final int group;
    private final int start;
    private final int end;

    Lane(LaneGroups groups, int group) {
        this.groups = groups;
        this.group = group;
        start = groups.start(group);
        end = groups.start(group + 1);
    }

    /** What its events have in common; a phrase in brackets where that is nothing. */
    public String name() {
        String name = groups.index().names(groups.header()).text(group);
        return name.isEmpty() ? "(no " + groups.header().noun() + ")" : name;
    }

    /** More about it, for the second line of its heading. */
    public String detail() {
        return groups.header() == Header.STREAM ? groups.index().text(Header.STREAM_TYPE, event(0)) : "";
    }

    public int size() {
        return end - start;
    }

    /** The number of an event in the index. */
    public int event(int index) {
        return groups.event(start + index);
    }

    /** Its place on the axis. */
    public long value(int index) {
        return groups.value(start + index);
    }

    /** Its colour and shape. */
    public int style(int index) {
        return groups.style(start + index);
    }

    /** The first event at or after a place; {@link #size()} if there is none. */
    public int firstAtOrAfter(long value) {
        return groups.firstAtOrAfter(value, start, end) - start;
    }

    /**
     * The same from an event on; where it is far, one before it by so little that nobody can see: an edge of a column of
     * pixels.
     */
    int edge(long value, int from, int until) {
        return groups.roughlyFirstAtOrAfter(value, start + from, start + until) - start;
    }

    /** Counts up to so many styles of a range. */
    void sampleStyles(int from, int until, int most, StyleCounts counts) {
        groups.sampleStyles(start + from, start + until, most, counts);
    }

    /** The event that is closest to a place. */
    public int nearest(long value) {
        int after = firstAtOrAfter(value);
        if (after == 0) {
            return 0;
        }
        if (after == size()) {
            return after - 1;
        }
        return value(after) - value < value - value(after - 1) ? after : after - 1;
    }

    /** The time of the earliest of some events, microseconds since 1970. */
    public long earliest(int from, int until) {
        return groups.times(start + from, start + until).least();
    }

    /** The time of the latest of some events, microseconds since 1970. */
    public long latest(int from, int until) {
        return groups.times(start + from, start + until).greatest();
    }

    public long lowestVersion(int from, int until) {
        return groups.versions(start + from, start + until).least();
    }

    public long highestVersion(int from, int until) {
        return groups.versions(start + from, start + until).greatest();
    }

    boolean isOf(StreamId stream) {
        return groups.header() == Header.STREAM && name().equals(stream.value());
    }
}
