package dev.hindsight.check.consumer;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Fault;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Progress;
import dev.hindsight.check.Severity;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConsumerPosition;
import dev.hindsight.store.EventStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the consumers of the store keep up with it. */
public final class ConsumerCheck implements Check {
    private static final String NAME = "consumer-lag";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int MOST_TOLD = 8;

    static final Fault PAUSED = new Fault(
            NAME, "paused", Severity.WARNING, "Usually somebody paused it for a deployment and forgot about it.");
    static final Fault SET_ASIDE = new Fault(
            NAME,
            "set-aside",
            Severity.ERROR,
            "Usually the consumer does not know a new type or form of an event. What it made lacks those events until"
                    + " it is rebuilt.");
    static final Fault BEHIND = new Fault(
            NAME,
            "behind",
            Severity.WARNING,
            "Usually the consumer does not run, fails at the next event again and again, or is slower than the events"
                    + " come.");

    private final EventStore store;
    private final Duration pause;

    public ConsumerCheck(EventStore store) {
        this(store, BETWEEN_LOOKS);
    }

    /** {@code pause} is the time between the two looks. */
    public ConsumerCheck(EventStore store, Duration pause) {
        this.store = store;
        this.pause = pause;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "No consumer is paused, has set events aside, or is more than %,d events or an hour behind without catching up."
                .formatted(ConsumerLook.MOST_COUNTED);
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        List<ConsumerLag> lags = new ConsumerLook(store).twice(pause, cancellation);
        if (lags.isEmpty()) {
            return new Outcome.NotApplicable(
                    store.consumersTable().isEmpty()
                            ? "It is not known where stores of this layout keep the positions of consumers."
                            : "There are no consumers in %s, or this user may not read it."
                                    .formatted(store.consumersTable()));
        }
        lags.forEach(lag -> look(lag, listener));
        listener.progress(new Progress(lags.size(), lags.size(), "consumers"));
        return new Outcome.Done(words(lags));
    }

    private static String words(List<ConsumerLag> lags) {
        String first = lags.stream()
                .limit(MOST_TOLD)
                .map(lag -> "%s %s".formatted(lag.consumer().name(), lag.words()))
                .collect(Collectors.joining("; "));
        return "%,d consumer%s: %s%s"
                .formatted(lags.size(), lags.size() == 1 ? "" : "s", first, lags.size() > MOST_TOLD ? "; …" : "");
    }

    private static void look(ConsumerLag lag, CheckListener listener) {
        ConsumerPosition consumer = lag.consumer();
        if (consumer.paused()) {
            listener.found(at(PAUSED, lag, "%s is paused, %s.".formatted(consumer.name(), lag.words())));
        } else if (isFarBehind(lag)) {
            listener.found(at(BEHIND, lag, "%s is %s.".formatted(consumer.name(), lag.words())));
        }
        if (consumer.setAside() > 0) {
            listener.found(SET_ASIDE.about(
                    consumer.name(),
                    "%s could not deal with %,d event%s and went on without. The last failure was: %s"
                            .formatted(
                                    consumer.name(),
                                    consumer.setAside(),
                                    consumer.setAside() == 1 ? "" : "s",
                                    consumer.lastFailure())));
        }
    }

    private static boolean isFarBehind(ConsumerLag lag) {
        boolean far = lag.more() || (!lag.isUpToDate() && lag.waiting().compareTo(LONG) > 0);
        return far && lag.trend() != ConsumerLag.Trend.SHRINKING;
    }

    /** At the first event that it has not seen, where there is one. */
    private static Finding at(Fault fault, ConsumerLag lag, String message) {
        EventHeader next = lag.next();
        String name = lag.consumer().name();
        return next == null
                ? fault.about(name, message)
                : fault.at(next, message).on(name);
    }
}
