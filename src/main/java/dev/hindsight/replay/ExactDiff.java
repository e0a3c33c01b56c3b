package dev.hindsight.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the patches that lead from one value to another: properties by name, elements by index, numbers by value and
 * scale. That properties changed places among each other is no difference.
 */
@SuppressWarnings("ReferenceEquality") // the same instance is equal, however large, without a look at it
final class ExactDiff {
    /** Values are bounded in depth by whoever reads them; what is deeper than this is taken as a whole. */
    private static final int DEEPEST = 500;

    private final List<Patch> patches = new ArrayList<>();

    private ExactDiff() {}

    /**
     * The patches within a value, to be applied one after the other.
     *
     * @param place where the value is
     * @return empty where the value has to be replaced as a whole
     */
    static Optional<List<Patch>> within(JsonPointer place, JsonNode before, JsonNode after) {
        ExactDiff diff = new ExactDiff();
        return diff.compare(new Place(place), before, after) ? Optional.of(diff.patches) : Optional.empty();
    }

    /** Whether two values are equal, or have been made so by patches within them. */
    private boolean compare(Place place, JsonNode before, JsonNode after) {
        if (before == after) {
            return true;
        }
        if (place.depth > DEEPEST) {
            return false;
        }
        if (before instanceof ObjectNode earlier && after instanceof ObjectNode later) {
            return compareObjects(place, earlier, later);
        }
        if (before instanceof ArrayNode earlier && after instanceof ArrayNode later) {
            compareArrays(place, earlier, later);
            return true;
        }
        return before.equals(after);
    }

    private boolean compareObjects(Place place, ObjectNode before, ObjectNode after) {
        int start = patches.size();
        int kept = 0;
        for (Map.Entry<String, JsonNode> property : before.properties()) {
            JsonNode earlier = property.getValue();
            JsonNode later = after.get(property.getKey());
            if (later != null) {
                kept++;
                if (!compare(new Place(place, property.getKey()), earlier, later)) {
                    patches.add(
                            new PropertyPatch(place.pointer(), property.getKey(), earlier, later, PropertyPatch.LAST));
                }
            }
        }
        if (kept == before.size() && kept == after.size()) {
            return true;
        }
        Optional<List<Patch>> names = new NameDiff(before, after, kept).patches(place.pointer());
        names.ifPresentOrElse(
                patches::addAll, () -> patches.subList(start, patches.size()).clear());
        return names.isPresent();
    }

    private void compareArrays(Place place, ArrayNode before, ArrayNode after) {
        new ArrayAlignment(before, after).walk(new ArrayAlignment.Visitor() {
            @Override
            public void kept(int from, int index) {
                JsonNode earlier = before.get(from);
                JsonNode later = after.get(index);
                if (!compare(new Place(place, index), earlier, later)) {
                    patches.add(new ElementPatch(place.pointer(), index, earlier, later, false));
                }
            }

            @Override
            public void removed(int from, int index, boolean last) {
                patches.add(new ElementPatch(place.pointer(), index, before.get(from), null, last));
            }

            @Override
            public void added(int index, boolean last) {
                patches.add(new ElementPatch(place.pointer(), index, null, after.get(index), last));
            }
        });
    }

    /** A value on the way. Its pointer is made only when something in it differs, which is rare. */
    private static final class Place {
        private final @Nullable Place parent;
        private final String name;
        private final int index;
        private final int depth;
        private @Nullable JsonPointer pointer;

        Place(JsonPointer pointer) {
            this(null, "", -1, 0);
            this.pointer = pointer;
        }

        Place(Place parent, String name) {
            this(parent, name, -1, parent.depth + 1);
        }

        Place(Place parent, int index) {
            this(parent, "", index, parent.depth + 1);
        }

        private Place(@Nullable Place parent, String name, int index, int depth) {
            this.parent = parent;
            this.name = name;
            this.index = index;
            this.depth = depth;
        }

        JsonPointer pointer() {
            JsonPointer known = pointer;
            if (known == null) {
                JsonPointer outer = parent == null ? JsonPointer.empty() : parent.pointer();
                known = index < 0 ? outer.appendProperty(name) : outer.appendIndex(index);
                pointer = known;
            }
            return known;
        }
    }
}
