package dev.hindsight.ui.timeline;

import dev.hindsight.timeline.Header;

/** Which events a timeline shows. */
public enum TimelineScope {
    CONNECTED("The stream and what is connected", Header.STREAM),
    STORE("The whole store", Header.STREAM_TYPE);

    private final String label;
    private final Header usualLanes;

    TimelineScope(String label, Header usualLanes) {
        this.label = label;
        this.usualLanes = usualLanes;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    Header usualLanes() {
        return usualLanes;
    }
}
