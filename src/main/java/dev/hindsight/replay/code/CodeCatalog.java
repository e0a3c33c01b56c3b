package dev.hindsight.replay.code;

import dev.hindsight.replay.ReplayException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a class path holds that can replay: aggregates, and the classes of their events. Immutable and thread-safe. */
public final class CodeCatalog {
    private static final String UPCASTER_PACKAGE = "org.axonframework.serialization.upcasting.event.";

    /** What upcasters for Axon descend from; Axon's own classes are not looked through. */
    private static final List<String> UPCASTERS = List.of(
            "EventUpcaster",
            "SingleEventUpcaster",
            "EventMultiUpcaster",
            "ContextAwareSingleEventUpcaster",
            "ContextAwareEventMultiUpcaster");

    private final ClassIndex index;
    private final AggregateShapes shapes;
    private final EventNames names;

    private CodeCatalog(ClassIndex index, Map<String, String> eventTable) {
        this.index = index;
        this.shapes = new AggregateShapes(index);
        this.names = new EventNames(index, eventTable);
    }

    /**
     * Looks through a class path.
     *
     * @param eventTable classes for stored event types that nobody could guess; mostly empty
     * @throws ReplayException if an archive cannot be read
     */
    public static CodeCatalog scan(ClassPath classPath, Map<String, String> eventTable) {
        return new CodeCatalog(ClassIndex.of(classPath), eventTable);
    }

    /**
     * The classes that could replay streams of a type, the likeliest first.
     *
     * @param eventTypes the stored types of events in such streams, as far as they are known
     */
    public List<Candidate> candidates(String streamType, Set<String> eventTypes) {
        return index.all().stream()
                .flatMap(facts -> shapes.of(facts).stream().map(shape -> judge(facts, shape, streamType, eventTypes)))
                .filter(Judgement::isPossible)
                .sorted()
                .map(Judgement::candidate)
                .toList();
    }

    /**
     * The class that replays streams of a type: the likeliest, where its name or its events speak for it.
     *
     * @param eventTypes the stored types of events in such streams, as far as they are known
     */
    public Optional<Candidate> choose(String streamType, Set<String> eventTypes) {
        return index.all().stream()
                .flatMap(facts -> shapes.of(facts).stream().map(shape -> judge(facts, shape, streamType, eventTypes)))
                .filter(Judgement::isConvincing)
                .sorted()
                .map(Judgement::candidate)
                .findFirst();
    }

    private Judgement judge(ClassFacts facts, AggregateShapes.Shape shape, String streamType, Set<String> eventTypes) {
        Set<String> taken = taken(shape);
        long understood =
                eventTypes.stream().filter(type -> takes(shape, taken, type)).count();
        return new Judgement(facts, shape, taken, NameLikeness.of(facts, streamType), understood, eventTypes.size());
    }

    private boolean takes(AggregateShapes.Shape shape, Set<String> taken, String eventType) {
        boolean takesAnything =
                shape.taken().contains("java.lang.Object") || shape.binding().style() == Style.REPLAYER;
        return takesAnything
                || names.classFor(eventType, taken, shape.binding().className())
                        .filter(taken::contains)
                        .isPresent();
    }

    private Set<String> taken(AggregateShapes.Shape shape) {
        return shape.taken().stream()
                .flatMap(type -> index.concreteSubtypes(type).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The class and method that a text names: {@code com.acme.Order}, {@code Order}, {@code com.acme.Order#when},
     * {@code com.acme.Order#@Apply}.
     *
     * @throws ReplayException if there is none, or several
     */
    public Candidate named(String text) {
        int hash = text.indexOf('#');
        String className = hash < 0 ? text : text.substring(0, hash);
        ClassFacts facts = theOne(className);
        List<Judgement> offered = shapes.of(facts).stream()
                .filter(shape -> hash < 0 || shape.binding().text().endsWith(text.substring(hash)))
                .map(shape -> judge(facts, shape, facts.simpleName(), Set.of()))
                .sorted()
                .toList();
        if (offered.isEmpty()) {
            throw new ReplayException(
                    hash < 0
                            ? "%s has no method that takes events. These are looked for: %s."
                                    .formatted(facts.name(), AggregateShapes.conventions())
                            : "%s has no %s that takes events.".formatted(facts.name(), text.substring(hash + 1)),
                    null);
        }
        return offered.getFirst().candidate();
    }

    private ClassFacts theOne(String className) {
        Optional<ClassFacts> exact =
                index.find(className).or(() -> index.find(className.replaceFirst("\\.([^.]+)$", "\\$$1")));
        if (exact.isPresent()) {
            return exact.get();
        }
        List<ClassFacts> found = index.all().stream()
                .filter(facts -> facts.simpleName().equals(className))
                .toList();
        return switch (found.size()) {
            case 0 -> throw new ReplayException("There is no class %s on the class path.".formatted(className), null);
            case 1 -> found.getFirst();
            default ->
                throw new ReplayException(
                        "There are several classes %s on the class path: %s. Write the whole name."
                                .formatted(className, namesOf(found)),
                        null);
        };
    }

    private static String namesOf(Collection<ClassFacts> classes) {
        return classes.stream().map(ClassFacts::name).sorted().collect(Collectors.joining(", "));
    }

    /** The class that stands for a stored event type, for an aggregate. */
    public Optional<String> eventClass(String storedType, Candidate aggregate) {
        return names.classFor(
                storedType, aggregate.eventClasses(), aggregate.binding().className());
    }

    /** The upcasters for Axon that can be made without knowing how the application configures them. */
    public List<String> upcasters() {
        return upcasters(true);
    }

    /** Those whose constructors take what only the application has. */
    public List<String> upcastersLeftOut() {
        return upcasters(false);
    }

    private List<String> upcasters(boolean plain) {
        return UPCASTERS.stream()
                .flatMap(type -> index.concreteSubtypes(UPCASTER_PACKAGE + type).stream())
                .distinct()
                .filter(name -> index.find(name).orElseThrow().hasPlainConstructor() == plain)
                .toList();
    }

    /** The jar or folder that holds a class of this catalogue. */
    Path archive(String className) {
        return index.find(className).orElseThrow().archive();
    }

    /** The number of classes that were looked at. */
    public int size() {
        return index.all().size();
    }
}
