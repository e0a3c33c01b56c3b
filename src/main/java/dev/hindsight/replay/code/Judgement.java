package dev.hindsight.replay.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How well a class fits a stream type. The best is the least: first by name, then by the events it takes, then by what
 * tells an aggregate from a listener.
 *
 * @param understood how many of the asked event types it takes, of {@code asked}
 */
record Judgement(
        ClassFacts facts,
        AggregateShapes.Shape shape,
        Set<String> taken,
        NameLikeness likeness,
        long understood,
        int asked)
        implements Comparable<Judgement> {
    /** Marks of aggregates, of frameworks and of applications. */
    private static final Set<String> MARKS =
            Set.of("Aggregate", "AggregateRoot", "EventSourced", "EventSourcedEntity", "EventSourcedAggregate");

    private static final Set<String> ID_MARKS = Set.of("AggregateIdentifier", "TargetAggregateIdentifier");

    /** What listeners and other code beside the aggregate are called. */
    private static final String LISTENER =
            ".*(Projection|Projector|Listener|Handler|Subscriber|View|ReadModel|Saga|Policy|Controller|Service|Test|Repository|Upcaster)$";

    private static final Comparator<Judgement> BEST_FIRST = Comparator.comparing(Judgement::understandsNothing)
            .thenComparing(Judgement::looksLikeListener)
            .thenComparing(Judgement::likeness)
            .thenComparing(Comparator.comparingLong(Judgement::understood).reversed())
            .thenComparing(judged -> !judged.isMarked())
            .thenComparing(judged -> !judged.shape().own())
            .thenComparing(judged -> judged.shape().binding().style())
            .thenComparing(
                    Comparator.comparingInt((Judgement judged) -> judged.taken().size())
                            .reversed())
            .thenComparing(judged -> judged.facts().name());

    @Override
    public int compareTo(Judgement other) {
        return BEST_FIRST.compare(this, other);
    }

    /** Whether its events or its name speak for it: one that takes envelopes shows none of its events. */
    boolean isPossible() {
        return !understandsNothing() || isNamedLikeIt();
    }

    /** Whether it may be chosen without asking. */
    boolean isConvincing() {
        boolean byEvents = asked > 0 && understood * 2 > asked && !takesAnything();
        // One that takes only a few of its events would compute states that are wrong, and look right.
        boolean byName = isNamedLikeIt() && understood * 2 >= asked;
        return !looksLikeListener() && (byName || byEvents);
    }

    private boolean isNamedLikeIt() {
        return likeness.compareTo(NameLikeness.ALIKE) <= 0;
    }

    private boolean understandsNothing() {
        return asked > 0 && understood == 0;
    }

    private boolean takesAnything() {
        return shape.taken().isEmpty() || shape.taken().contains("java.lang.Object");
    }

    private boolean looksLikeListener() {
        return facts.simpleName().matches(LISTENER) && shape.binding().style() != Style.REPLAYER;
    }

    private boolean isMarked() {
        return facts.annotations().stream().anyMatch(MARKS::contains)
                || facts.fields().stream()
                        .anyMatch(field -> field.annotations().stream().anyMatch(ID_MARKS::contains));
    }

    Candidate candidate() {
        return new Candidate(shape.binding(), taken, reasons());
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        switch (likeness) {
            case SAME -> reasons.add("Its name is that of the stream type.");
            case ALIKE -> reasons.add("Its name is like that of the stream type.");
            case PART -> reasons.add("Its name contains that of the stream type, or the other way round.");
            case NONE -> {}
        }
        if (asked > 0) {
            reasons.add("It takes %d of the %d event types in such streams.".formatted(understood, asked));
        }
        if (isMarked()) {
            reasons.add("It is marked as an aggregate.");
        }
        reasons.add(describe());
        if (looksLikeListener()) {
            reasons.add("By its name, it could be a listener.");
        }
        return reasons;
    }

    private String describe() {
        String call = shape.binding().call();
        return switch (shape.binding().style()) {
            case ANNOTATED -> "Its methods marked %s take %s.".formatted(call, events());
            case METHODS -> "Its %s takes %s.".formatted(call, events());
            case EVOLVE -> "Its %s gives the next state, for %s.".formatted(call, events());
            case REHYDRATE -> "Its static %s makes it whole, anew for every version.".formatted(call);
            case REPLAYER -> "It implements Replayer.";
        };
    }

    private String events() {
        if (takesAnything()) {
            return "any event";
        }
        return taken.size() == 1 ? "one class of events" : "%d classes of events".formatted(taken.size());
    }
}
