package dev.hindsight.check.readmodel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares values of columns with values of states. The same number may have more or fewer zeros at its end or be a text,
 * and the same time another offset: a column has one form, and the state may have another.
 */
public final class FieldValues {
    private FieldValues() {}

    /** Whether they mean the same; no value is the same as null. */
    public static boolean same(@Nullable JsonNode stored, @Nullable JsonNode rebuilt) {
        JsonNode one = orNull(stored);
        JsonNode other = orNull(rebuilt);
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return isSame(one, other);
    }

    private static boolean isSame(JsonNode stored, JsonNode rebuilt) {
        if (stored.equals(rebuilt)) {
            return true;
        }
        if (stored.isContainer() || rebuilt.isContainer()) {
            return false;
        }
        if (stored.isNumber() || rebuilt.isNumber()) {
            return number(stored)
                    .flatMap(one -> number(rebuilt).map(other -> one.compareTo(other) == 0))
                    .orElse(false);
        }
        return stored.asString().equals(rebuilt.asString())
                || time(stored).flatMap(one -> time(rebuilt).map(one::equals)).orElse(false);
    }

    private static @Nullable JsonNode orNull(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() ? null : value;
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        try {
            return Optional.of(value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** To the microsecond, which is all that PostgreSQL keeps. */
    private static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(value.asString()).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
