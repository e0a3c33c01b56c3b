package dev.hindsight.timeline;

/** The order of lanes from top to bottom. Equals are ordered by name. */
public enum LaneOrder {
    FIRST_EVENT("First event first"),
    LAST_EVENT("Last event first"),
    MOST_EVENTS("Most events first"),
    NAME("By name");

    private final String label;

    LaneOrder(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }
}
