package dev.hindsight.ui.causation;

/**
 * The part of a {@link TimeScale} that is in view.
 *
 * @param from where it begins, from 0 on
 * @param to where it ends, up to 1
 */
record TimeWindow(double from, double to) {
    static final TimeWindow ALL = new TimeWindow(0, 1);
    private static final double LEAST = 1e-7;

    double length() {
        return to - from;
    }

    /** Zooms so that what is at a part (0 to 1) of the window stays there. */
    TimeWindow zoomed(double factor, double part) {
        double length = Math.clamp(length() / factor, LEAST, 1);
        return at(from + part * (length() - length), length);
    }

    /** Moved by a part of its length. */
    TimeWindow panned(double parts) {
        return at(from + parts * length(), length());
    }

    TimeWindow centred(double unit) {
        return at(unit - length() / 2, length());
    }

    /** Moved no further than needed to have that place in view. */
    TimeWindow revealing(double unit) {
        return unit >= from && unit <= to ? this : centred(unit);
    }

    private static TimeWindow at(double from, double length) {
        double start = Math.clamp(from, 0, 1 - length);
        return new TimeWindow(start, start + length);
    }
}
