package dev.hindsight.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes patches of updates, and the state that they lead to. For one thread. */
final class PatchMaker {
    private final WorkingState state;
    /** Places and names that occur again and again are kept once. */
    private final Map<Object, Object> known = new HashMap<>();

    private final List<Patch> patches = new ArrayList<>();

    /** The state is changed by every patch that is made. */
    PatchMaker(WorkingState state) {
        this.state = state;
    }

    /**
     * Makes the state what it is after the update.
     *
     * @throws IllegalArgumentException if an edit leads nowhere; the state is as it was before then
     */
    Patch patch(StateUpdate update) {
        patches.clear();
        try {
            switch (update) {
                case StateUpdate.Whole(JsonNode after) -> replace(after);
                case StateUpdate.Edits(List<Edit> edits) -> edits.forEach(this::edit);
            }
        } catch (IllegalArgumentException e) {
            patches.reversed().forEach(patch -> patch.revert(state));
            throw e;
        }
        return PatchSequence.of(patches);
    }

    private void replace(JsonNode after) {
        change(JsonPointer.empty(), state.root(), after, new RootPatch(state.root(), after));
    }

    private void edit(Edit edit) {
        JsonPointer path = edit.path();
        if (path.matches()) {
            replace(present(edit, "the whole state cannot be removed"));
            return;
        }
        switch (state.root().at(path.head())) {
            case ObjectNode object -> editProperty(edit, object, path.last().getMatchingProperty());
            case ArrayNode array -> editElement(edit, array, path.last());
            default -> throw nowhere(edit, "there is no object or array at “%s”".formatted(path.head()));
        }
    }

    private void editProperty(Edit edit, ObjectNode object, String name) {
        JsonPointer place = edit.path().head();
        JsonNode before = object.get(name);
        JsonNode after = edit.value();
        if (before == null) {
            JsonNode added = present(edit, "there is nothing to remove");
            add(new PropertyPatch(place, name, null, added, PropertyPatch.LAST));
        } else if (after == null) {
            add(new PropertyPatch(place, name, before, null, position(object, name)));
        } else {
            change(edit.path(), before, after, new PropertyPatch(place, name, before, after, PropertyPatch.LAST));
        }
    }

    private void editElement(Edit edit, ArrayNode array, JsonPointer last) {
        JsonPointer place = edit.path().head();
        int size = array.size();
        int index = "-".equals(last.getMatchingProperty()) ? size : last.getMatchingIndex();
        JsonNode after = edit.value();
        if (index < 0 || index > size) {
            throw nowhere(edit, "the array at “%s” has %d elements".formatted(place, size));
        } else if (index == size) {
            add(new ElementPatch(place, index, null, present(edit, "there is nothing to remove"), true));
        } else if (after == null) {
            add(new ElementPatch(place, index, array.get(index), null, index == size - 1));
        } else {
            JsonNode before = array.get(index);
            change(edit.path(), before, after, new ElementPatch(place, index, before, after, false));
        }
    }

    private void change(JsonPointer place, JsonNode before, JsonNode after, Patch replacement) {
        if (after.isValueNode()) {
            if (!before.equals(after)) {
                add(replacement);
            }
            return;
        }
        ExactDiff.within(place, before, after)
                .ifPresentOrElse(within -> within.forEach(this::add), () -> add(replacement));
    }

    private void add(Patch patch) {
        Patch made = switch (patch) {
            case PropertyPatch(JsonPointer object, String name, JsonNode before, JsonNode after, int position) ->
                new PropertyPatch(once(object), once(name), before, after, position);
            case ElementPatch(JsonPointer array, int index, JsonNode before, JsonNode after, boolean last) ->
                new ElementPatch(once(array), index, before, after, last);
            default -> patch;
        };
        made.apply(state);
        patches.add(made);
    }

    @SuppressWarnings("unchecked") // equal objects of these types are of one class
    private <T> T once(T value) {
        return (T) known.computeIfAbsent(value, first -> first);
    }

    /** Which properties stand before it, counted; that it is the last one is known at once. */
    private static int position(ObjectNode object, String name) {
        if (object.properties() instanceof SequencedSet<Map.Entry<String, JsonNode>> properties
                && properties.getLast().getKey().equals(name)) {
            return PropertyPatch.LAST;
        }
        int position = 0;
        for (String other : object.propertyNames()) {
            if (other.equals(name)) {
                break;
            }
            position++;
        }
        return position;
    }

    private static JsonNode present(Edit edit, String otherwise) {
        JsonNode value = edit.value();
        if (value == null) {
            throw nowhere(edit, otherwise);
        }
        return value;
    }

    private static IllegalArgumentException nowhere(Edit edit, String reason) {
        return new IllegalArgumentException(
                "The edit of “%s” does not fit the state: %s.".formatted(edit.path(), reason));
    }
}
