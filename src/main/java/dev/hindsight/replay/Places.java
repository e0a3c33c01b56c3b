package dev.hindsight.replay;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Compares places in a state. */
final class Places {
    private Places() {}

    /** Where a place is, seen from one that it is in or that it is; null where it lies elsewhere. */
    static @Nullable JsonPointer within(JsonPointer outer, JsonPointer place) {
        JsonPointer way = outer;
        JsonPointer rest = place;
        while (!way.matches()) {
            if (rest.matches() || !Objects.equals(way.getMatchingProperty(), rest.getMatchingProperty())) {
                return null;
            }
            way = way.tail();
            rest = rest.tail();
        }
        return rest;
    }
}
