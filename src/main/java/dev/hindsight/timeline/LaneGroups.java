package dev.hindsight.timeline;

import dev.hindsight.drawing.Styles;

/**
 * The events of an index sorted by one header, and within it along an axis, in flat arrays: what costs time when lanes
 * are chosen anew, and nothing when they are only ordered, pinned or collapsed. Immutable.
 */
public final class LaneGroups {
    private final HeaderIndex index;
    private final Header header;
    private final Axis axis;
    private final Header colors;
    /** Group g has the slots from {@code starts[g]} until {@code starts[g + 1]}. */
    private final int[] starts;

    private final int[] events;
    private final SparseOrder sparse;
    private final byte[] styles;
    /** Those of every sixty-fourth event, close to one another. */
    private final byte[] sparseStyles;
    /** Of times and of versions, which the axis does not order. */
    private final Pyramid times;

    private final Pyramid versions;

    private LaneGroups(HeaderIndex index, Header header, Axis axis, Header colors, Styles known) {
        this.index = index;
        this.header = header;
        this.axis = axis;
        this.colors = colors;
        starts = starts(index, header);
        events = events(index, header, starts);
        long[] values = new long[events.length];
        for (int slot = 0; slot < events.length; slot++) {
            values[slot] = axis.value(index, events[slot]);
        }
        for (int group = 0; group + 1 < starts.length; group++) {
            PairSort.sort(values, events, starts[group], starts[group + 1]);
        }
        sparse = new SparseOrder(values);
        styles = styles(known);
        sparseStyles = new byte[(styles.length + SparseOrder.STRIDE - 1) / SparseOrder.STRIDE];
        for (int i = 0; i < sparseStyles.length; i++) {
            sparseStyles[i] = styles[i * SparseOrder.STRIDE];
        }
        times = new Pyramid(events.length, slot -> index.micros(events[slot]));
        versions = new Pyramid(events.length, slot -> index.version(events[slot]));
    }

    /**
     * Sorts events.
     *
     * @param header by which they are sorted into groups
     * @param colors by which they are coloured
     * @param known the styles of the values of {@code colors}
     */
    public static LaneGroups of(HeaderIndex index, Header header, Axis axis, Header colors, Styles known) {
        return new LaneGroups(index, header, axis, colors, known);
    }

    private static int[] starts(HeaderIndex index, Header header) {
        int[] starts = new int[index.names(header).size() + 1];
        for (int event = 0; event < index.size(); event++) {
            starts[index.code(header, event) + 1]++;
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        return starts;
    }

    private static int[] events(HeaderIndex index, Header header, int[] starts) {
        int[] next = starts.clone();
        int[] events = new int[index.size()];
        for (int event = 0; event < events.length; event++) {
            events[next[index.code(header, event)]++] = event;
        }
        return events;
    }

    private byte[] styles(Styles known) {
        Names names = index.names(colors);
        byte[] styleOf = new byte[names.size()];
        for (int code = 0; code < styleOf.length; code++) {
            styleOf[code] = (byte) known.of(names.text(code));
        }
        byte[] bySlot = new byte[events.length];
        for (int slot = 0; slot < events.length; slot++) {
            bySlot[slot] = styleOf[index.code(colors, events[slot])];
        }
        return bySlot;
    }

    public HeaderIndex index() {
        return index;
    }

    public Header header() {
        return header;
    }

    public Axis axis() {
        return axis;
    }

    /** The header by which events are coloured. */
    public Header colors() {
        return colors;
    }

    int count() {
        return starts.length - 1;
    }

    int start(int group) {
        return starts[group];
    }

    int event(int slot) {
        return events[slot];
    }

    long value(int slot) {
        return sparse.value(slot);
    }

    int style(int slot) {
        return styles[slot];
    }

    /** The earliest and the latest time of a range of slots. */
    Pyramid.Range times(int from, int until) {
        return times.of(from, until);
    }

    /** The lowest and the highest version of a range of slots. */
    Pyramid.Range versions(int from, int until) {
        return versions.of(from, until);
    }

    /** The first slot of a range whose value is not less. */
    int firstAtOrAfter(long value, int from, int until) {
        return sparse.firstAtOrAfter(value, from, until);
    }

    /** The same, or before it by a sixteenth of its distance from the beginning of the range where that is far. */
    int roughlyFirstAtOrAfter(long value, int from, int until) {
        return sparse.roughlyFirstAtOrAfter(value, from, until);
    }

    /** Counts up to so many of the styles of a range. */
    void sampleStyles(int from, int until, int most, StyleCounts counts) {
        boolean many = until - from > most * SparseOrder.STRIDE;
        byte[] all = many ? sparseStyles : styles;
        int start = many ? from / SparseOrder.STRIDE + 1 : from;
        int end = many ? until / SparseOrder.STRIDE : until;
        if (end - start <= most) {
            count(all, start, end, counts);
            return;
        }
        // Neighbours cost nothing, since they come from one line of memory.
        int half = start + (end - start) / 2;
        count(all, start, start + most / 2, counts);
        count(all, half, half + most / 2, counts);
    }

    private static void count(byte[] styles, int from, int until, StyleCounts counts) {
        for (int i = from; i < until; i++) {
            counts.add(styles[i]);
        }
    }

    /** The slot of an event. */
    int slotOf(int event) {
        int group = index.code(header, event);
        long value = axis.value(index, event);
        int slot = firstAtOrAfter(value, starts[group], starts[group + 1]);
        while (events[slot] != event) {
            slot++;
        }
        return slot;
    }
}
