package dev.hindsight.replay;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * An element of an array that was changed, added or removed; what stands behind it moves.
 *
 * @param array the place of the array
 * @param before the element before, or null where it was added
 * @param after the element after, or null where it was removed
 * @param last whether nothing stands behind it
 */
record ElementPatch(
        JsonPointer array,
        int index,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        boolean last) implements Patch {
    @Override
    public void apply(WorkingState state) {
        put(state.array(array), before, after);
    }

    @Override
    public void revert(WorkingState state) {
        put(state.array(array), after, before);
    }

    private void put(ArrayNode owner, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (to == null) {
            owner.remove(index);
        } else if (from == null) {
            owner.insert(index, to);
        } else {
            owner.set(index, to);
        }
    }

    private boolean moves() {
        return !last && (before == null || after == null);
    }

    @Override
    public boolean touches(JsonPointer place) {
        JsonPointer rest = Places.within(array, place);
        if (rest == null) {
            return Places.within(place, array) != null;
        }
        int element = rest.getMatchingIndex();
        return rest.matches() || element == index || (element > index && moves());
    }

    @Override
    public void mark(TouchedPlaces places) {
        TouchedPlaces elements = places.at(array);
        if (moves()) {
            elements.touch();
        } else {
            elements.at(Integer.toString(index)).touch();
        }
    }
}
