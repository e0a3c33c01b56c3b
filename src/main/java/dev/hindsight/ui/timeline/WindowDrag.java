package dev.hindsight.ui.timeline;

/**
 * A drag of the window over the density of the store. All times in microseconds since 1970.
 *
 * @param grip what was taken hold of
 * @param from where the window began before the drag
 * @param until where it ended
 * @param pressed the time at which the pointer went down
 */
record WindowDrag(Grip grip, long from, long until, long pressed) {
    /** The parts of the window that can be taken hold of. */
    enum Grip {
        LEFT_EDGE,
        RIGHT_EDGE,
        WHOLE,
        /** The empty part: a new window is drawn. */
        BRUSH
    }

    private static final double REACH = 5;

    /** A range of time. */
    record Range(long from, long until) {}

    /** What is at an x, for a window drawn from one x to another. */
    static Grip gripAt(double x, double left, double right) {
        // Of a narrow window, the middle is still there to move it by.
        double inner = Math.min(REACH, (right - left) / 4);
        if (x > left + inner && x < right - inner) {
            return Grip.WHOLE;
        }
        if (Math.abs(x - left) <= REACH && x < right) {
            return Grip.LEFT_EDGE;
        }
        return Math.abs(x - right) <= REACH ? Grip.RIGHT_EDGE : Grip.BRUSH;
    }

    /** The window when the pointer is at a time, inside of the range given. */
    Range to(long time, Range limits) {
        return switch (grip) {
            case LEFT_EDGE -> between(clamp(time, limits), until);
            case RIGHT_EDGE -> between(from, clamp(time, limits));
            case BRUSH -> between(clamp(pressed, limits), clamp(time, limits));
            case WHOLE -> moved(time - pressed, limits);
        };
    }

    private Range moved(long by, Range limits) {
        long highest = Math.max(limits.from(), limits.until() - (until - from));
        long lowest = Math.min(limits.from(), limits.until() - (until - from));
        long begin = Math.clamp(from + by, lowest, highest);
        return new Range(begin, begin + until - from);
    }

    private static Range between(long one, long other) {
        return new Range(Math.min(one, other), Math.max(one, other));
    }

    private static long clamp(long time, Range limits) {
        return Math.clamp(time, limits.from(), limits.until());
    }
}
