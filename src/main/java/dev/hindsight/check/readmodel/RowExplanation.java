package dev.hindsight.check.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row that is not as it should be, with the events that made it.
 *
 * @param rebuiltBy what rebuilt it
 * @param steps all events of the row, in order
 */
public record RowExplanation(ComparedRow row, String rebuiltBy, List<RowStep> steps) {
    public RowExplanation {
        steps = List.copyOf(steps);
    }

    /** The last event that changed that column. */
    public Optional<RowStep> lastChangeOf(String column) {
        return steps.reversed().stream()
                .filter(step -> step.changed().contains(column))
                .findFirst();
    }

    /** The events that set the columns that differ: those that made the difference. */
    public List<RowStep> stepsOfDifference() {
        Set<String> differing = Set.copyOf(row.differing());
        return steps.stream()
                .filter(step -> step.changed().stream().anyMatch(differing::contains))
                .toList();
    }

    /** After which event the rebuilt row was last just like the stored one; none if it never was. */
    public OptionalInt standsAfter() {
        Map<String, JsonNode> stored = row.stored();
        if (stored == null) {
            return OptionalInt.empty();
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (isLike(stored, steps.get(i).row())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isLike(Map<String, JsonNode> stored, @Nullable Map<String, JsonNode> rebuilt) {
        return rebuilt != null
                && rebuilt.entrySet().stream()
                        .allMatch(field -> FieldValues.same(stored.get(field.getKey()), field.getValue()));
    }

    /** What can be told from the events, in a sentence. */
    public String sentence() {
        OptionalInt stands = standsAfter();
        if (stands.isPresent() && stands.getAsInt() < steps.size() - 1) {
            RowStep last = steps.get(stands.getAsInt());
            int missing = steps.size() - 1 - stands.getAsInt();
            return "The stored row is as it was after %s at version %d of %s: %s not in it."
                    .formatted(
                            last.event().type(),
                            last.event().version(),
                            last.event().stream(),
                            missing == 1 ? "the event after it is" : "the %d events after it are".formatted(missing));
        }
        return row.stored() == null ? "There is no stored row." : unknown();
    }

    private String unknown() {
        List<String> never = new ArrayList<>();
        for (String column : row.differing()) {
            JsonNode stored = row.stored() == null ? null : row.stored().get(column);
            if (steps.stream()
                    .noneMatch(step -> step.row() != null
                            && FieldValues.same(stored, step.row().get(column)))) {
                never.add(column);
            }
        }
        return never.isEmpty()
                ? "The stored row was so after no event; each of its values was there at some time."
                : "No event ever led to the stored value of %s: it was written by something else."
                        .formatted(String.join(", ", never));
    }
}
