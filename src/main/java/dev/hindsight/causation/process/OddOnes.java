package dev.hindsight.causation.process;

import dev.hindsight.causation.process.OddOperation.Kind;
import dev.hindsight.causation.process.OddOperation.Oddity;
import dev.hindsight.event.DurationText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operations that fall out of the usual. What is usual is what at least 95 % of at least twenty cases do; the
 * rest says why in a sentence with the numbers it rests on.
 */
final class OddOnes {
    /** Another way to go on that so many took is a way of its own, and nothing odd. */
    private static final long WELL_TRODDEN = 3;

    private static final int SLOWER = 3;
    private static final long SLOWER_BY_MICROS = 10_000_000;

    private final OperationTable table;
    private final EventTypes names;
    private final Tally tally;
    private final Expectations expectations;
    private final long nowMicros;
    private final boolean whole;

    OddOnes(OperationTable table, EventTypes names, Tally tally, long nowMicros, boolean whole) {
        this.whole = whole;
        this.table = table;
        this.names = names;
        this.tally = tally;
        this.nowMicros = nowMicros;
        this.expectations = new Expectations(table, tally, nowMicros);
    }

    /** What is odd about an operation; empty for most. */
    Optional<OddOperation> look(int operation) {
        List<Oddity> oddities = new ArrayList<>();
        int[] events = table.eventsOf(operation);
        for (int i = 0; i < events.length; i++) {
            lookForEnd(events[i], i, oddities);
            lookForRepetition(events[i], i, oddities);
            lookForMissingCause(events[i], events[0], i, oddities);
        }
        lookForDelay(events, oddities);
        return oddities.isEmpty()
                ? Optional.empty()
                : Optional.of(new OddOperation(table.id(operation), List.copyOf(oddities)));
    }

    private void lookForEnd(int event, int index, List<Oddity> oddities) {
        if (table.wentOnElsewhere(event)) {
            return;
        }
        boolean ended = table.firstEffect(event) == OperationTable.NONE;
        for (Expectation expectation : expectations.of(table.type(event))) {
            boolean asksForAnything = expectation.effect() == Expectation.ANYTHING;
            if (ended != asksForAnything
                    || nowMicros - table.time(event) <= expectation.patienceMicros()
                    || Expectations.follows(table, event, expectation.effect())) {
                continue;
            }
            if (ended) {
                oddities.add(new Oddity(Kind.STOPPED, index, stopped(event, expectation)));
            } else if (!wentAnotherWay(event)) {
                oddities.add(new Oddity(Kind.LEFT_OUT, index, leftOut(event, expectation)));
            }
        }
    }

    private String stopped(int event, Expectation expectation) {
        return "Nothing has followed %s for %s. Of the others, %,d of %,d went on, nearly all within %s."
                .formatted(
                        name(event),
                        words(nowMicros - table.time(event)),
                        expectation.followed(),
                        expectation.followed() + expectation.left() - 1,
                        words(expectation.patienceMicros() / 2));
    }

    private String leftOut(int event, Expectation expectation) {
        return "%s was not followed by %s, as it was in %,d of %,d other cases, but by %s."
                .formatted(
                        name(event),
                        names.name(expectation.effect()),
                        expectation.followed(),
                        expectation.followed() + expectation.left() - 1,
                        name(table.firstEffect(event)));
    }

    /** Whether it led to what is neither the rule nor rare. */
    private boolean wentAnotherWay(int event) {
        int type = table.type(event);
        for (int effect = table.firstEffect(event); effect >= 0; effect = table.nextEffect(effect)) {
            StepTally step = step(type, table.type(effect));
            if (step.causes() >= WELL_TRODDEN
                    && step.causes() * 2 < tally.type(type).events()) {
                return true;
            }
        }
        return false;
    }

    private void lookForRepetition(int event, int index, List<Oddity> oddities) {
        int first = table.firstEffect(event);
        if (first < 0 || table.nextEffect(first) < 0) {
            return;
        }
        Map<Integer, Integer> counts = new HashMap<>();
        for (int effect = first; effect >= 0; effect = table.nextEffect(effect)) {
            counts.merge(table.type(effect), 1, Integer::sum);
        }
        counts.forEach((type, count) -> {
            StepTally step = step(table.type(event), type);
            if (count > 1 && step.once() >= Expectation.CASES && step.once() >= Expectation.USUAL * step.causes()) {
                oddities.add(new Oddity(
                        Kind.REPEATED,
                        index,
                        "%s led to %s %s. In %,d of %,d other cases it did so once."
                                .formatted(
                                        name(event), names.name(type), times(count), step.once(), step.causes() - 1)));
            }
        });
    }

    /** Commands are not stored in most systems: what begins an operation has no cause to find, and what comes beside it. */
    private void lookForMissingCause(int event, int first, int index, List<Oddity> oddities) {
        TypeTally type = tally.type(table.type(event));
        boolean missing = whole && table.cause(event) != 0 && table.parent(event) == OperationTable.NONE;
        if (missing
                && table.cause(event) != table.cause(first)
                && type.causesFound() >= Expectation.CASES
                && type.causesFound() >= Expectation.USUAL * (type.causesFound() + type.causesMissing())) {
            oddities.add(new Oddity(
                    Kind.CAUSE_MISSING,
                    index,
                    "The cause of %s is not among the events, as it is in %,d of %,d other cases."
                            .formatted(
                                    name(event), type.causesFound(), type.causesFound() + type.causesMissing() - 1)));
        }
    }

    private void lookForDelay(int[] events, List<Oddity> oddities) {
        VariantTally variant = tally.variants().get(new OperationPath(table, events).signature());
        if (variant == null || variant.durations().total() < Expectation.CASES) {
            return;
        }
        long took = Tally.duration(table, events);
        long p95 = variant.durations().quantileMicros(Expectation.USUAL);
        if (took > SLOWER * p95 + SLOWER_BY_MICROS) {
            oddities.add(new Oddity(
                    Kind.SLOW,
                    events.length - 1,
                    "It took %s. Of the %,d operations that took the same path, 95 %% were done within %s."
                            .formatted(words(took), variant.durations().total(), words(p95))));
        }
    }

    private StepTally step(int from, int to) {
        @Nullable StepTally step = tally.step(from, to);
        if (step == null) {
            throw new IllegalStateException("The step from " + names.name(from) + " was not counted.");
        }
        return step;
    }

    private String name(int event) {
        return names.name(table.type(event));
    }

    private static String times(int count) {
        return count == 2 ? "twice" : count + " times";
    }

    private static String words(long micros) {
        return DurationText.of(Duration.of(micros, ChronoUnit.MICROS));
    }
}
