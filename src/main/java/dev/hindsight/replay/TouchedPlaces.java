package dev.hindsight.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The places that a patch touched, as a tree by the steps of their paths. What is not in it is the same before and after.
 * For one thread.
 */
final class TouchedPlaces {
    private final Map<String, TouchedPlaces> inner = new HashMap<>();
    private boolean touched;

    static TouchedPlaces of(Patch patch) {
        TouchedPlaces places = new TouchedPlaces();
        patch.mark(places);
        return places;
    }

    /** The place one step further in. */
    TouchedPlaces at(String step) {
        return inner.computeIfAbsent(step, name -> new TouchedPlaces());
    }

    TouchedPlaces at(JsonPointer place) {
        TouchedPlaces places = this;
        for (JsonPointer rest = place; !rest.matches(); rest = rest.tail()) {
            places = places.at(rest.getMatchingProperty());
        }
        return places;
    }

    /** Says that anything here and further in may differ. */
    void touch() {
        touched = true;
    }

    boolean isTouched() {
        return touched;
    }

    /** The touched places one step further in, or with something touched within them. */
    Map<String, TouchedPlaces> inner() {
        return inner;
    }

    /** The names of touched properties, in the order of the later object; removed ones follow in that of the earlier. */
    Collection<String> properties(JsonNode before, JsonNode after) {
        if (inner.size() < 2) {
            return inner.keySet();
        }
        Set<String> names = new LinkedHashSet<>();
        Stream.of(after, before)
                .flatMap(object -> object.propertyNames().stream())
                .filter(inner::containsKey)
                .forEach(names::add);
        return names;
    }

    /** The indexes of touched elements, in order. */
    IntStream indexes() {
        return inner.keySet().stream().mapToInt(Integer::parseInt).sorted();
    }
}
