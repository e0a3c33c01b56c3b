package dev.hindsight.ui.state;

import dev.hindsight.event.DurationText;
import java.time.Duration;
import java.time.Instant;

/** How fast versions follow one another while playing. */
public enum Speed {
    ONE("1×", Duration.ofMillis(600)),
    TWO("2×", Duration.ofMillis(300)),
    TEN("10×", Duration.ofMillis(60)),
    /** The pauses that lay between the events, those above two seconds folded to two. */
    AS_RECORDED("As recorded", Duration.ofSeconds(2));

    private final String label;
    private final Duration longest;

    Speed(String label, Duration longest) {
        this.label = label;
        this.longest = longest;
    }

    /** What is written on the choice. */
    public String label() {
        return label;
    }

    /** How long an event stays before the next one is shown. */
    public Duration pause(Instant shown, Instant next) {
        if (this != AS_RECORDED) {
            return longest;
        }
        Duration recorded = Duration.between(shown, next);
        if (recorded.isNegative()) {
            return Duration.ZERO;
        }
        return recorded.compareTo(longest) > 0 ? longest : recorded;
    }

    /** Whether the pause between two events is played shorter than it was, where those that are not are played as they were. */
    boolean folds(Instant shown, Instant next) {
        return this == AS_RECORDED && Duration.between(shown, next).compareTo(longest) > 0;
    }

    /** What the speed means, for a tooltip. */
    String explanation() {
        return this == AS_RECORDED
                ? "The pauses between the events as they were, at most " + DurationText.of(longest)
                : "One event every " + DurationText.of(longest);
    }
}
