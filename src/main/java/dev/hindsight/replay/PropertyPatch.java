package dev.hindsight.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property of an object that was changed, added or removed.
 *
 * @param object the place of the object
 * @param before the value before, or null where the property was added
 * @param after the value after, or null where the property was removed
 * @param position how many properties stand before one that was added or removed, or {@link #LAST}; any other keeps its
 *     position
 */
record PropertyPatch(
        JsonPointer object,
        String name,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        int position) implements Patch {
    static final int LAST = -1;

    @Override
    public void apply(WorkingState state) {
        put(state.object(object), after);
    }

    @Override
    public void revert(WorkingState state) {
        put(state.object(object), before);
    }

    private void put(ObjectNode owner, @Nullable JsonNode value) {
        if (value == null) {
            owner.remove(name);
        } else if (position == LAST) {
            owner.set(name, value);
        } else {
            insert(owner, value);
        }
    }

    /** A property can be put only behind all others; those that belong behind it are put there again. */
    private void insert(ObjectNode owner, JsonNode value) {
        List<String> behind = owner.propertyNames().stream().skip(position).toList();
        owner.set(name, value);
        behind.forEach(later -> owner.set(later, owner.remove(later)));
    }

    @Override
    public boolean touches(JsonPointer place) {
        JsonPointer rest = Places.within(object, place);
        return rest == null
                ? Places.within(place, object) != null
                : rest.matches() || name.equals(rest.getMatchingProperty());
    }

    @Override
    public void mark(TouchedPlaces places) {
        places.at(object).at(name).touch();
    }
}
