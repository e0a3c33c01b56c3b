package dev.hindsight.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the properties that only one of two objects has, and where they stand. */
final class NameDiff {
    /** To put a property in the middle takes time in proportion to the object: no patch does so more often than this. */
    private static final int MOST_INSIDE = 64;

    private final ObjectNode before;
    private final ObjectNode after;
    private final int kept;

    /** {@code kept} is the number of properties that both objects have. */
    NameDiff(ObjectNode before, ObjectNode after, int kept) {
        this.before = before;
        this.after = after;
        this.kept = kept;
    }

    /** A property that the other object lacks; its position is {@link PropertyPatch#LAST} where none of both follows. */
    private record Member(String name, JsonNode value, int position) {}

    /**
     * The patches that remove and add them, to be applied one after the other.
     *
     * @param place where the object is
     * @return empty where it is better to replace the object as a whole
     */
    Optional<List<Patch>> patches(JsonPointer place) {
        List<Member> removed = members(before, after);
        List<Member> added = members(after, before);
        if (inside(removed) + inside(added) > MOST_INSIDE) {
            return Optional.empty();
        }
        boolean ordered = added.isEmpty() || keepsOrder();
        Stream<Patch> removals = removed.reversed().stream()
                .map(member -> new PropertyPatch(place, member.name(), member.value(), null, member.position()));
        Stream<Patch> additions = added.stream()
                .map(member -> new PropertyPatch(
                        place, member.name(), null, member.value(), ordered ? member.position() : PropertyPatch.LAST));
        return Optional.of(Stream.concat(removals, additions).toList());
    }

    private List<Member> members(ObjectNode object, ObjectNode other) {
        List<Member> members = new ArrayList<>();
        int position = 0;
        int behind = kept;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (other.has(property.getKey())) {
                behind--;
            } else {
                int place = behind == 0 ? PropertyPatch.LAST : position;
                members.add(new Member(property.getKey(), property.getValue(), place));
            }
            position++;
        }
        return members;
    }

    private static long inside(List<Member> members) {
        return members.stream()
                .filter(member -> member.position() != PropertyPatch.LAST)
                .count();
    }

    /** Whether the properties that both objects have stand in the same order. */
    private boolean keepsOrder() {
        Iterator<String> earlier =
                before.propertyNames().stream().filter(after::has).iterator();
        return after.propertyNames().stream().filter(before::has).allMatch(name -> name.equals(earlier.next()));
    }
}
