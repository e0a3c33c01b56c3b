package dev.hindsight.timeline;

/**
 * What is drawn for one event, or for several that are too close to tell apart.
 *
 * @param from the index of its first event
 * @param until the index after its last event
 * @param left the x of its first event
 * @param right the x of its last event
 */
public record LaneItem(int from, int until, double left, double right) {
    /** The radius of a mark, in pixels. */
    static final double MARK_RADIUS = 5;

    private static final int MOST_STACKED = 3;
    private static final double WIDEST_PILL = 24;

    /** How an item is drawn. */
    public enum Form {
        /** One mark. */
        MARK,
        /** Two or three marks above one another, at practically the same time. */
        STACK,
        /** A short block with the number of events. */
        PILL,
        /** A histogram. */
        BARS
    }

    public int count() {
        return until - from;
    }

    public Form form() {
        if (count() == 1) {
            return Form.MARK;
        }
        if (count() <= MOST_STACKED && right - left < LaneLayout.TOO_CLOSE) {
            return Form.STACK;
        }
        return right - left <= WIDEST_PILL ? Form.PILL : Form.BARS;
    }

    /** What a counted block says. */
    public String label() {
        return count() > 99 ? "99+" : String.valueOf(count());
    }

    /** How wide it is drawn. */
    public double width() {
        double extent = right - left;
        return switch (form()) {
            case MARK, STACK -> 2 * MARK_RADIUS;
            case PILL -> Math.max(extent + 8, 10 + 7 * label().length());
            case BARS -> extent;
        };
    }

    /** Whether a counted block would cover its neighbour to the right, or be covered by it. */
    public boolean collidesWith(LaneItem next) {
        boolean counted = form() == Form.PILL || next.form() == Form.PILL;
        return counted && centre() + width() / 2 > next.centre() - next.width() / 2;
    }

    /** One item for this and the next. */
    public LaneItem joinedWith(LaneItem next) {
        return new LaneItem(from, next.until, left, next.right);
    }

    /** Whether each of its events has a mark of its own. */
    public boolean showsEachEvent() {
        return form() == Form.MARK || form() == Form.STACK;
    }

    public boolean contains(int index) {
        return index >= from && index < until;
    }

    public double centre() {
        return (left + right) / 2;
    }

    /** How far a mark is moved up (negative) or down from the middle of its lane. */
    public double offsetOf(int index) {
        return form() == Form.STACK ? (index - from - (count() - 1) / 2.0) * LaneLayout.STACK_STEP : 0;
    }
}
