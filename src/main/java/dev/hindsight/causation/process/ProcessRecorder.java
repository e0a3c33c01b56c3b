package dev.hindsight.causation.process;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the headers of a store in its global order, and tells the shape of the system from them at any time. More
 * headers can be added afterwards. Not thread-safe.
 *
 * <p>Memory is bounded: when more events are held than allowed, the operations that have been quiet for longest are
 * counted for good and forgotten. One that goes on after that is counted as another operation.
 */
public final class ProcessRecorder implements Consumer<EventHeader> {
    /** Some 350 MB. */
    private static final int HELD = 4_000_000;

    private static final int ODD_KEPT = 1_000;

    private final int held;
    private final boolean whole;
    private final EventTypes names = new EventTypes();
    private final Tally closed = new Tally();
    private final List<OddOperation> closedOdd = new ArrayList<>();
    private OperationTable table = new OperationTable();
    private long events;
    private long nowMicros = Long.MIN_VALUE;
    private Optional<Position> last = Optional.empty();

    /**
     * @param whole whether it is given all events of a store; from a part of them, nothing is said about missing causes
     */
    public ProcessRecorder(boolean whole) {
        this(HELD, whole);
    }

    /** Holds at most so many events at a time. */
    ProcessRecorder(int held, boolean whole) {
        this.held = held;
        this.whole = whole;
    }

    @Override
    public void accept(EventHeader header) {
        if (table.size() >= held) {
            forgetQuietOperations();
        }
        table.add(header, names.numberOf(header.type(), header.streamType()));
        nowMicros = Math.max(nowMicros, table.time(table.size() - 1));
        events++;
        last = Optional.of(header.position());
    }

    /** How many headers came so far. */
    public long events() {
        return events;
    }

    /** The position of the last header; empty before the first. */
    public Optional<Position> last() {
        return last;
    }

    /** The shape of the system, from the headers so far. */
    public ProcessShape shape() {
        table.linkLateCauses();
        Tally tally = closed.copy();
        for (int operation = 0; operation < table.operations(); operation++) {
            tally.add(table, names, operation);
        }
        return new ProcessShape(
                events,
                tally.operations(),
                types(tally),
                steps(tally),
                variants(tally),
                tally.otherVariants(),
                odd(tally),
                closed.operations() > 0);
    }

    /** Half of the events go, so that this is seldom done; the operations that were at work lately stay. */
    private void forgetQuietOperations() {
        table.linkLateCauses();
        int from = table.size() / 2;
        Tally all = closed.copy();
        List<Integer> quiet = new ArrayList<>();
        for (int operation = 0; operation < table.operations(); operation++) {
            all.add(table, names, operation);
            if (table.lastEventOf(operation) < from) {
                closed.add(table, names, operation);
                quiet.add(operation);
            }
        }
        OddOnes oddOnes = new OddOnes(table, names, all, nowMicros, whole);
        quiet.forEach(operation -> oddOnes.look(operation).ifPresent(closedOdd::add));
        closedOdd.subList(0, Math.max(0, closedOdd.size() - ODD_KEPT)).clear();
        OperationTable kept = table.keeping(from);
        // Where nothing was quiet, the busiest operations are too large to hold: all are counted as they are.
        table = kept.size() < table.size() ? kept : closeAll();
    }

    private OperationTable closeAll() {
        for (int operation = 0; operation < table.operations(); operation++) {
            closed.add(table, names, operation);
        }
        return new OperationTable();
    }

    private List<ProcessType> types(Tally tally) {
        List<ProcessType> types = new ArrayList<>();
        for (int type = 0; type < tally.typeCount(); type++) {
            TypeTally counted = tally.type(type);
            types.add(new ProcessType(
                    names.name(type),
                    names.streamType(type),
                    counted.events(),
                    counted.beginnings(),
                    counted.endings()));
        }
        types.sort(Comparator.comparingLong(ProcessType::events).reversed());
        return List.copyOf(types);
    }

    private List<ProcessStep> steps(Tally tally) {
        List<ProcessStep> steps = new ArrayList<>();
        tally.steps()
                .forEach((key, step) -> steps.add(new ProcessStep(
                        names.name(Tally.from(key)),
                        names.name(Tally.to(key)),
                        step.count(),
                        step.delays().quantile(0.5),
                        step.delays().quantile(0.95),
                        step.operations().list())));
        steps.sort(Comparator.comparingLong(ProcessStep::count).reversed());
        return List.copyOf(steps);
    }

    private static List<Variant> variants(Tally tally) {
        return tally.variants().values().stream()
                .map(variant -> new Variant(
                        variant.path(),
                        variant.durations().total(),
                        (double) variant.durations().total() / tally.operations(),
                        variant.durations().quantile(0.5),
                        variant.durations().quantile(0.95),
                        variant.operations().list(),
                        variant.slowest()))
                .sorted(Comparator.comparingLong(Variant::count).reversed())
                .toList();
    }

    private List<OddOperation> odd(Tally tally) {
        OddOnes oddOnes = new OddOnes(table, names, tally, nowMicros, whole);
        List<OddOperation> odd = new ArrayList<>(closedOdd);
        for (int operation = 0; operation < table.operations(); operation++) {
            oddOnes.look(operation).ifPresent(odd::add);
        }
        List<OddOperation> latest = odd.subList(Math.max(0, odd.size() - ODD_KEPT), odd.size());
        return List.copyOf(latest.reversed());
    }
}
