package dev.hindsight.replay.code;

import dev.hindsight.replay.runner.Replayer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises the ways in which a class can replay, by the conventions of the frameworks and of the literature. */
final class AggregateShapes {
    /** Annotations of handlers, the most telling first. */
    private static final List<String> ANNOTATIONS =
            List.of("EventSourcingHandler", "Apply", "ApplyEvent", "AggregateEventHandler", "EventHandler", "Handler");

    /** Names of methods that take one event, the most telling first. */
    private static final List<String> METHODS = List.of("when", "applyEvent", "on", "mutate", "apply", "handle");

    private static final List<String> FUNCTIONS = List.of("evolve", "apply", "when", "fold", "reduce", "transition");
    private static final List<String> INITIALS =
            List.of("initial", "initialState", "INITIAL", "INITIAL_STATE", "empty", "EMPTY", "none", "NONE");
    private static final List<String> REHYDRATIONS = List.of(
            "rehydrate", "fromEvents", "replay", "fromHistory", "loadFromHistory", "reconstitute", "from", "of");

    /** What a later parameter of a handler may be: whether the event is new, its version, its time. */
    private static final Set<String> EXTRAS = Set.of("boolean", "long", "java.time.Instant");

    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.List",
            "java.util.Collection",
            "java.lang.Iterable",
            "java.util.Iterator",
            "java.util.stream.Stream");

    private final ClassIndex index;

    /** What is looked for, for those who look in vain. */
    static String conventions() {
        return "methods %s; annotations @%s; functions %s; static methods %s"
                .formatted(
                        String.join(", ", METHODS),
                        String.join(", @", ANNOTATIONS),
                        String.join(", ", FUNCTIONS),
                        String.join(", ", REHYDRATIONS));
    }

    AggregateShapes(ClassIndex index) {
        this.index = index;
    }

    /**
     * A way in which a class can replay.
     *
     * @param taken the types that its handlers name
     * @param own whether the class declares a handler itself, and does not only inherit them
     */
    record Shape(AggregateBinding binding, Set<String> taken, boolean own) {}

    /** All ways that the class offers, the most telling first. */
    List<Shape> of(ClassFacts facts) {
        if (facts.isInterface() && facts.methods().stream().noneMatch(method -> !method.isStatic())) {
            return List.of();
        }
        List<Shape> shapes = new ArrayList<>();
        replayer(facts).ifPresent(shapes::add);
        ANNOTATIONS.forEach(name -> annotated(facts, name).ifPresent(shapes::add));
        METHODS.forEach(name -> methods(facts, name).ifPresent(shapes::add));
        FUNCTIONS.forEach(name -> function(facts, name).ifPresent(shapes::add));
        REHYDRATIONS.forEach(name -> rehydration(facts, name).ifPresent(shapes::add));
        return shapes;
    }

    private Optional<Shape> replayer(ClassFacts facts) {
        return facts.isConcrete() && index.supertypes(facts).contains(Replayer.class.getName())
                ? Optional.of(shape(facts, Style.REPLAYER, "apply", null, Set.of(), true))
                : Optional.empty();
    }

    private Optional<Shape> annotated(ClassFacts facts, String annotation) {
        if (!facts.isConcrete() || !holdsState(facts)) {
            return Optional.empty();
        }
        List<ClassFacts.Method> handlers = handlers(facts)
                .filter(method -> method.annotations().contains(annotation))
                .toList();
        return handlers.isEmpty()
                ? Optional.empty()
                : Optional.of(shape(
                        facts, Style.ANNOTATED, annotation, null, firstParameters(handlers), owns(facts, handlers)));
    }

    private Optional<Shape> methods(ClassFacts facts, String name) {
        boolean possible = facts.isInterface() ? returnsItself(facts, name) : facts.isConcrete() && holdsState(facts);
        List<ClassFacts.Method> handlers = !possible
                ? List.of()
                : handlers(facts).filter(method -> method.name().equals(name)).toList();
        return handlers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        shape(facts, Style.METHODS, name, null, firstParameters(handlers), owns(facts, handlers)));
    }

    /** The state as a sealed interface, each of its kinds a record. */
    private static boolean returnsItself(ClassFacts facts, String name) {
        return facts.methods().stream()
                .anyMatch(
                        method -> method.name().equals(name) && method.returns().equals(facts.name()));
    }

    private boolean holdsState(ClassFacts facts) {
        return index.withSuperclasses(facts).stream().anyMatch(ClassFacts::holdsState);
    }

    private Stream<ClassFacts.Method> handlers(ClassFacts facts) {
        return index.withSuperclasses(facts).stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> !method.isStatic() && !method.parameters().isEmpty())
                .filter(method -> canBeEvent(method.parameters().getFirst()))
                .filter(method -> EXTRAS.containsAll(
                        method.parameters().subList(1, method.parameters().size())));
    }

    private static boolean canBeEvent(String type) {
        boolean ofTheLanguage = !type.contains(".") || type.startsWith("java.") || type.endsWith("[]");
        return !ofTheLanguage || type.equals("java.lang.Object");
    }

    private Optional<Shape> function(ClassFacts facts, String name) {
        List<ClassFacts.Method> functions = facts.methods().stream()
                .filter(method -> method.name().equals(name) && isFunction(method))
                .toList();
        if (functions.isEmpty() || !(facts.isConcrete() || functions.getFirst().isStatic())) {
            return Optional.empty();
        }
        Set<String> events = functions.stream()
                .map(method -> method.parameters().getLast())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String state = functions.getFirst().parameters().getFirst();
        return Optional.of(shape(facts, Style.EVOLVE, name, initial(facts, state), events, true));
    }

    private boolean isFunction(ClassFacts.Method method) {
        if (method.parameters().size() != 2 || !canBeEvent(method.parameters().getLast())) {
            return false;
        }
        String state = method.parameters().getFirst();
        boolean isSubtype = index.find(method.returns())
                .map(returned -> index.supertypes(returned).contains(state))
                .orElse(false);
        return !state.equals(method.parameters().getLast()) && (method.returns().equals(state) || isSubtype);
    }

    /** Beside the function first, then in the class of the state. */
    private @Nullable String initial(ClassFacts facts, String state) {
        for (String name : INITIALS) {
            if (gives(facts, name, state)) {
                return name;
            }
        }
        return index.find(state)
                .flatMap(type -> INITIALS.stream()
                        .filter(name -> gives(type, name, state))
                        .findFirst())
                .map(name -> state + "#" + name)
                .orElse(null);
    }

    private boolean gives(ClassFacts facts, String name, String state) {
        Set<String> fitting = new LinkedHashSet<>(index.concreteSubtypes(state));
        fitting.add(state);
        boolean method = facts.methods().stream()
                .anyMatch(candidate -> candidate.name().equals(name)
                        && candidate.parameters().isEmpty()
                        && fitting.contains(candidate.returns()));
        return method
                || facts.fields().stream()
                        .anyMatch(field ->
                                field.isStatic() && field.name().equals(name) && fitting.contains(field.type()));
    }

    private Optional<Shape> rehydration(ClassFacts facts, String name) {
        return facts.methods().stream()
                .filter(method -> method.isStatic() && method.name().equals(name))
                .filter(method -> method.parameters().size() == 1 && takesMany(method))
                .filter(method -> index.supertypes(facts).contains(method.returns()))
                .findFirst()
                .map(method ->
                        shape(facts, Style.REHYDRATE, name, null, Set.of(String.valueOf(method.element())), true));
    }

    private static boolean takesMany(ClassFacts.Method method) {
        String parameter = method.parameters().getFirst();
        boolean many = COLLECTIONS.contains(parameter) || parameter.endsWith("[]");
        return many && method.element() != null && canBeEvent(method.element());
    }

    private static Set<String> firstParameters(List<ClassFacts.Method> handlers) {
        return handlers.stream()
                .map(method -> method.parameters().getFirst())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean owns(ClassFacts facts, List<ClassFacts.Method> handlers) {
        return facts.methods().stream().anyMatch(handlers::contains);
    }

    private static Shape shape(
            ClassFacts facts, Style style, String member, @Nullable String initial, Set<String> taken, boolean own) {
        return new Shape(new AggregateBinding(facts.name(), style, member, initial), taken, own);
    }
}
