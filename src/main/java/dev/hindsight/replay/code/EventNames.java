package dev.hindsight.replay.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the class that stands for a stored event type. Applications store full names, simple names, names given by
 * annotations, or simple names in another spelling ({@code order-placed}, {@code Order.Placed}, {@code order_placed_v2}).
 */
final class EventNames {
    private final ClassIndex index;
    private final Map<String, String> table;
    private final Map<String, Set<String>> given = new HashMap<>();
    private final Map<String, Set<String>> simple = new HashMap<>();
    private final Map<String, Set<String>> spelled = new HashMap<>();

    /** {@code table} says what nobody could guess: from stored type to class. */
    EventNames(ClassIndex index, Map<String, String> table) {
        this.index = index;
        this.table = Map.copyOf(table);
        index.all().forEach(this::note);
    }

    private void note(ClassFacts facts) {
        facts.subtypeNames().forEach((name, type) -> put(given, name, type));
        if (!facts.isConcrete()) {
            return;
        }
        facts.typeNames().forEach(name -> put(given, name, facts.name()));
        put(simple, facts.simpleName(), facts.name());
        String nested = facts.name().substring(facts.packageName().length()).replaceFirst("^\\.", "");
        put(simple, nested.replace('$', '.'), facts.name());
        for (String name : List.of(facts.simpleName(), nested)) {
            spellings(name).forEach(spelling -> put(spelled, spelling, facts.name()));
        }
    }

    private static void put(Map<String, Set<String>> names, String name, String type) {
        names.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(type);
    }

    /** Without case, separators, a trailing version, and the word “event” at the end. */
    private static Set<String> spellings(String name) {
        String unversioned = name.replaceFirst("(?i)[._:/-]*v?\\d+$", "");
        String letters = unversioned.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        Set<String> spellings = new LinkedHashSet<>(List.of(letters));
        if (letters.endsWith("event") && letters.length() > "event".length()) {
            spellings.add(letters.substring(0, letters.length() - "event".length()));
        }
        return spellings;
    }

    /**
     * The class for a stored event type.
     *
     * @param taken the classes of events that the aggregate takes: one of them is preferred
     * @param aggregate among several classes of one name, the one with a name most like this one is preferred
     */
    Optional<String> classFor(String storedType, Set<String> taken, String aggregate) {
        Optional<String> certain = Optional.ofNullable(table.get(storedType)).or(() -> fullName(storedType));
        return certain.or(() -> best(
                        storedType,
                        candidates ->
                                candidates.stream().filter(taken::contains).toList(),
                        aggregate))
                .or(() -> best(storedType, List::copyOf, aggregate));
    }

    private Optional<String> fullName(String storedType) {
        String name = storedType.replaceFirst(",.*", "").strip(); // after a comma stands a .NET assembly
        Optional<ClassFacts> found = index.find(name);
        int dot = name.lastIndexOf('.');
        while (found.isEmpty() && dot > 0) {
            // A nested class may be named with dots all the way.
            name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            found = index.find(name);
            dot = name.lastIndexOf('.', dot);
        }
        return found.map(ClassFacts::name);
    }

    private Optional<String> best(String storedType, Function<Set<String>, List<String>> filter, String aggregate) {
        for (Set<String> candidates : candidates(storedType)) {
            List<String> fitting = filter.apply(candidates);
            if (!fitting.isEmpty()) {
                return fitting.stream()
                        .max(Comparator.comparingInt((String name) -> commonStart(name, aggregate))
                                .thenComparing(Comparator.reverseOrder()));
            }
        }
        return Optional.empty();
    }

    /** From the likeliest to the least likely. */
    private List<Set<String>> candidates(String storedType) {
        List<Set<String>> all = new ArrayList<>();
        String last = storedType.replaceFirst(",.*", "").replaceFirst(".*[.$:/]", "");
        all.add(given.getOrDefault(storedType, Set.of()));
        all.add(simple.getOrDefault(storedType, Set.of()));
        spellings(storedType).forEach(spelling -> all.add(spelled.getOrDefault(spelling, Set.of())));
        all.add(simple.getOrDefault(last, Set.of()));
        spellings(last).forEach(spelling -> all.add(spelled.getOrDefault(spelling, Set.of())));
        return all;
    }

    private static int commonStart(String name, String other) {
        int length = 0;
        while (length < Math.min(name.length(), other.length()) && name.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
