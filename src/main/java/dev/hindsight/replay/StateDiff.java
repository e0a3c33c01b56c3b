package dev.hindsight.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two states, as people would tell it.
 *
 * <p>Objects are compared by property, arrays of objects by the id that their elements carry, other arrays by index. A
 * value that was added or removed is one change, however much it holds. Numbers are equal when their values are: 1.0
 * and 1.00 do not differ. Subtrees that are the same instance are not looked into.
 */
@SuppressWarnings("ReferenceEquality") // the same instance is equal, however large, without a look at it
public final class StateDiff {
    private final List<Change> changes = new ArrayList<>();
    private final Deque<Pair> open = new ArrayDeque<>();

    private StateDiff() {}

    /** The changes in the order of the later state, removed values where their parent stands. */
    public static List<Change> between(JsonNode before, JsonNode after) {
        return between(before, after, null);
    }

    /** The same for states that are known to be equal but for some places; null stands for all places. */
    static List<Change> between(JsonNode before, JsonNode after, @Nullable TouchedPlaces places) {
        StateDiff diff = new StateDiff();
        diff.open.push(new Pair(JsonPointer.empty(), before, after, places));
        while (!diff.open.isEmpty()) {
            diff.compare(diff.open.pop());
        }
        return List.copyOf(diff.changes);
    }

    /** Whether two values differ, numbers by value. */
    static boolean differ(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            return before != after;
        }
        return before != after && !between(before, after).isEmpty();
    }

    /** Two values at one place of the states; an own stack of them, since states may be deep. */
    private record Pair(
            JsonPointer path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable TouchedPlaces places) {
        Pair(JsonPointer path, @Nullable JsonNode before, @Nullable JsonNode after) {
            this(path, before, after, null);
        }

        /** The only places where the two differ, or null where nothing is known of it. */
        @Override
        public @Nullable TouchedPlaces places() {
            return places == null || places.isTouched() ? null : places;
        }
    }

    private void compare(Pair pair) {
        JsonNode before = pair.before();
        JsonNode after = pair.after();
        if (before == after) {
            return;
        }
        if (before == null || after == null) {
            changes.add(new Change(pair.path(), before, after));
        } else if (before.isObject() && after.isObject()) {
            pushAll(properties(pair, before, after));
        } else if (before.isArray() && after.isArray()) {
            pushAll(elements(pair, before, after));
        } else if (!sameScalar(before, after)) {
            changes.add(new Change(pair.path(), before, after));
        }
    }

    private void pushAll(List<Pair> pairs) {
        pairs.reversed().forEach(open::push);
    }

    private static List<Pair> properties(Pair pair, JsonNode before, JsonNode after) {
        TouchedPlaces places = pair.places();
        if (places != null) {
            return places.properties(before, after).stream()
                    .map(name -> new Pair(
                            pair.path().appendProperty(name), before.get(name), after.get(name), places.at(name)))
                    .toList();
        }
        Set<String> names = new LinkedHashSet<>(after.propertyNames());
        names.addAll(before.propertyNames());
        return names.stream()
                .map(name -> new Pair(pair.path().appendProperty(name), before.get(name), after.get(name)))
                .toList();
    }

    private static List<Pair> elements(Pair pair, JsonNode before, JsonNode after) {
        TouchedPlaces places = pair.places();
        if (places != null && ElementIdentity.isUntouched(places, before, after)) {
            return places.indexes()
                    .mapToObj(i -> new Pair(
                            pair.path().appendIndex(i), before.get(i), after.get(i), places.at(Integer.toString(i))))
                    .toList();
        }
        return ElementIdentity.of(before, after)
                .map(identity -> elementsById(pair.path(), before, after, identity))
                .orElseGet(() -> elementsByIndex(pair.path(), before, after));
    }

    private static List<Pair> elementsByIndex(JsonPointer path, JsonNode before, JsonNode after) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            pairs.add(new Pair(path.appendIndex(i), before.get(i), after.get(i)));
        }
        return pairs;
    }

    /** Elements stand at their index in the later state; removed ones at their index in the earlier. */
    private static List<Pair> elementsById(
            JsonPointer path, JsonNode before, JsonNode after, ElementIdentity identity) {
        Map<Object, JsonNode> earlier = identity.index(before);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            JsonNode element = after.get(i);
            pairs.add(new Pair(path.appendIndex(i), earlier.get(identity.of(element)), element));
        }
        Map<Object, JsonNode> later = identity.index(after);
        for (int i = 0; i < before.size(); i++) {
            if (!later.containsKey(identity.of(before.get(i)))) {
                pairs.add(new Pair(path.appendIndex(i), before.get(i), null));
            }
        }
        return pairs;
    }

    private static boolean sameScalar(JsonNode before, JsonNode after) {
        return (before.isNumber() && after.isNumber())
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }

    /**
     * The property by which the elements of an array are told apart: the first of id, a name that ends in Id, key, code
     * and name that every element of both arrays has, each with another value.
     */
    private record ElementIdentity(String property) {
        private static final List<String> LAST_CHOICES = List.of("key", "code", "name");

        static Optional<ElementIdentity> of(JsonNode before, JsonNode after) {
            JsonNode sample = after.isEmpty() ? before.get(0) : after.get(0);
            if (sample == null || !sample.isObject()) {
                return Optional.empty();
            }
            return candidates(sample).stream()
                    .map(ElementIdentity::new)
                    .filter(identity -> identity.fits(before) && identity.fits(after))
                    .findFirst();
        }

        private static List<String> candidates(JsonNode sample) {
            List<String> candidates = new ArrayList<>(List.of("id"));
            sample.propertyNames().stream().filter(name -> name.endsWith("Id")).forEach(candidates::add);
            candidates.addAll(LAST_CHOICES);
            return candidates;
        }

        /**
         * Whether elements are certain to have kept their indexes: none was replaced, and nothing changed by which one
         * could be told apart. Some may have been added or removed at the end.
         */
        static boolean isUntouched(TouchedPlaces places, JsonNode before, JsonNode after) {
            return places.indexes().allMatch(i -> {
                TouchedPlaces element = places.at(Integer.toString(i));
                return !before.has(i)
                        || !after.has(i)
                        || (!element.isTouched()
                                && element.inner().keySet().stream().noneMatch(ElementIdentity::mayIdentify));
            });
        }

        private static boolean mayIdentify(String property) {
            return property.equals("id") || property.endsWith("Id") || LAST_CHOICES.contains(property);
        }

        private boolean fits(JsonNode array) {
            return array.valueStream()
                            .allMatch(element ->
                                    element.isObject() && element.path(property).isValueNode())
                    && index(array).size() == array.size();
        }

        Map<Object, JsonNode> index(JsonNode array) {
            Map<Object, JsonNode> elements = new LinkedHashMap<>();
            array.valueStream().forEach(element -> elements.put(of(element), element));
            return elements;
        }

        /** What equals that of the same element: numbers by value, so that 1 and 1.0 are one id. */
        Object of(JsonNode element) {
            JsonNode id = Objects.requireNonNull(element.get(property));
            return id.isNumber() ? id.decimalValue().stripTrailingZeros() : id;
        }
    }
}
