package dev.hindsight.causation.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What usually follows each event type. Events whose effects may still come say nothing about it. */
final class Expectations {
    private final Map<Integer, List<Expectation>> usual = new HashMap<>();

    /**
     * @param nowMicros until when the store has been read, in microseconds since the epoch
     */
    Expectations(OperationTable table, Tally tally, long nowMicros) {
        Map<Integer, List<Candidate>> candidates = candidates(tally);
        for (int event = 0; event < table.size(); event++) {
            for (Candidate candidate : candidates.getOrDefault(table.type(event), List.of())) {
                candidate.look(table, event, nowMicros);
            }
        }
        candidates.forEach((type, list) -> usual.put(
                type,
                list.stream()
                        .map(Candidate::expectation)
                        .filter(Expectation::usual)
                        .toList()));
    }

    /** What usually follows events of that type; empty where there is no rule. */
    List<Expectation> of(int type) {
        return usual.getOrDefault(type, List.of());
    }

    private static Map<Integer, List<Candidate>> candidates(Tally tally) {
        Map<Integer, List<Candidate>> candidates = new HashMap<>();
        for (int type = 0; type < tally.typeCount(); type++) {
            TypeTally counted = tally.type(type);
            add(
                    candidates,
                    type,
                    Expectation.ANYTHING,
                    counted.firstEffects().total(),
                    counted,
                    counted.firstEffects());
        }
        tally.steps().forEach((key, step) -> {
            int from = Tally.from(key);
            add(candidates, from, Tally.to(key), step.causes(), tally.type(from), step.delays());
        });
        return candidates;
    }

    private static void add(
            Map<Integer, List<Candidate>> candidates,
            int type,
            int effect,
            long followed,
            TypeTally counted,
            DurationSketch delays) {
        // Where fewer than half were followed, no waiting makes it the rule.
        if (followed >= Expectation.CASES && followed * 2 >= counted.events()) {
            candidates
                    .computeIfAbsent(type, number -> new ArrayList<>())
                    .add(new Candidate(effect, followed, counted.events() - followed, Expectation.patience(delays)));
        }
    }

    /** A step that may turn out to be the rule, once those are left out that may still take it, or went on in another operation. */
    private static final class Candidate {
        private final int effect;
        private final long followed;
        private final long without;
        private final long patience;
        private long unsettled;

        Candidate(int effect, long followed, long without, long patience) {
            this.effect = effect;
            this.followed = followed;
            this.without = without;
            this.patience = patience;
        }

        void look(OperationTable table, int event, long nowMicros) {
            boolean settled = nowMicros - table.time(event) > patience && !table.wentOnElsewhere(event);
            if (without > 0 && !settled && !follows(table, event, effect)) {
                unsettled++;
            }
        }

        Expectation expectation() {
            return new Expectation(effect, followed, Math.max(0, without - unsettled), patience);
        }
    }

    /** Whether an event has an effect of that type. */
    static boolean follows(OperationTable table, int event, int effectType) {
        for (int effect = table.firstEffect(event); effect >= 0; effect = table.nextEffect(effect)) {
            if (effectType == Expectation.ANYTHING || table.type(effect) == effectType) {
                return true;
            }
        }
        return false;
    }
}
