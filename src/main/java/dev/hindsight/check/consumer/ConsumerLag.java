package dev.hindsight.check.consumer;

import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.ConsumerPosition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer is behind.
 *
 * @param behind how many events it has not seen
 * @param more whether there are even more
 * @param next the first of them; null if there is none
 * @param waiting for how long that one has been waiting
 * @param trend how the number changes
 */
public record ConsumerLag(
        ConsumerPosition consumer,
        long behind,
        boolean more,
        @Nullable EventHeader next,
        Duration waiting,
        Trend trend) {
    /** What became of the number of events that it is behind between two looks. */
    public enum Trend {
        /** It was looked at once only. */
        UNKNOWN("", ""),
        STEADY("not moving", "→"),
        GROWING("growing", "↗"),
        SHRINKING("shrinking", "↘");

        private final String words;
        private final String sign;

        Trend(String words, String sign) {
            this.words = words;
            this.sign = sign;
        }

        public String words() {
            return words;
        }

        /** The same as one sign. */
        public String sign() {
            return sign;
        }
    }

    /** Whether there is nothing that it has not seen. */
    public boolean isUpToDate() {
        return behind == 0;
    }

    /** The same, knowing how far it was behind at a look before. */
    ConsumerLag since(ConsumerLag before) {
        Trend now = behind == before.behind && more == before.more
                ? consumer.equals(before.consumer) ? Trend.STEADY : Trend.UNKNOWN
                : behind > before.behind ? Trend.GROWING : Trend.SHRINKING;
        return new ConsumerLag(consumer, behind, more, next, waiting, now);
    }

    /** How far it is behind, as a phrase. */
    public String words() {
        if (isUpToDate()) {
            return "up to date";
        }
        String trend = this.trend == Trend.UNKNOWN ? "" : ", " + this.trend.words();
        return "%s%,d event%s behind for %s%s"
                .formatted(more ? "more than " : "", behind, behind == 1 ? "" : "s", DurationText.of(waiting), trend);
    }
}
