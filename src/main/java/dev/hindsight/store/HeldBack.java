package dev.hindsight.store;

import java.time.Duration;

/**
 * Committed events that cannot be handed over yet: a transaction that is still open may add events that come before
 * them in the order of the store.
 *
 * @param open for how long the transaction has been open, as far as is known
 * @param holder whose transaction it is, as a phrase such as {@code pid 4711, psql, idle in transaction}
 * @param waiting how many events wait
 * @param more whether even more wait
 */
public record HeldBack(Duration open, String holder, long waiting, boolean more) {
    /** All of it in a sentence. */
    public String sentence() {
        return "%,d%s committed %s held back by a transaction open for %s (%s)."
                .formatted(
                        waiting,
                        more ? " or more" : "",
                        waiting == 1 && !more ? "event is" : "events are",
                        shown(open),
                        holder);
    }

    /** The same for where there is little room: what matters most comes first. */
    public String brief() {
        return "%,d%s held back by a transaction open for %s (%s)"
                .formatted(waiting, more ? "+" : "", shown(open), holder);
    }

    private static String shown(Duration duration) {
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
