package dev.hindsight.check;

import dev.hindsight.replay.Change;
import dev.hindsight.replay.StateDiff;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares stored states of one type of aggregate with replayed ones. A snapshot is written by the application and a
 * replayed state is read from its fields, so the two may write the same value in two ways: what is null in one may be left
 * out in the other, a number may be a text (as in XML), and a state may hold fields that snapshots leave out on purpose.
 */
public final class SnapshotComparison {
    /** The names that at least one snapshot had at its top: what no snapshot holds is missing in none. */
    private final Set<String> names = new HashSet<>();

    /** Learns what snapshots of this type hold. */
    public void learn(JsonNode stored) {
        names.addAll(stored.propertyNames());
    }

    /** The fields in which a stored state differs from a replayed one. */
    public List<Change> differences(JsonNode stored, JsonNode replayed) {
        return StateDiff.between(stored, replayed).stream()
                .filter(change -> !isSame(change.before(), change.after()))
                .filter(change -> !isLeftOut(change))
                .toList();
    }

    private boolean isLeftOut(Change change) {
        boolean atTheTop = change.path().tail() != null && change.path().tail().matches();
        return change.before() == null
                && atTheTop
                && !names.contains(change.path().getMatchingProperty());
    }

    private static boolean isSame(@Nullable JsonNode stored, @Nullable JsonNode replayed) {
        if (stored == null || replayed == null || isNothing(stored) || isNothing(replayed)) {
            return isNothing(stored) && isNothing(replayed);
        }
        if (!stored.isValueNode() || !replayed.isValueNode()) {
            return false;
        }
        String left = stored.asString();
        String right = replayed.asString();
        return left.equals(right) || isSameNumber(left, right) || isSameTime(left, right);
    }

    private static boolean isNothing(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isContainer() && value.isEmpty());
    }

    private static boolean isSameNumber(String left, String right) {
        try {
            return new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean isSameTime(String left, String right) {
        try {
            return Instant.parse(left).equals(Instant.parse(right));
        } catch (DateTimeException _) {
            return false;
        }
    }
}
