package dev.hindsight.store.query;

import java.math.BigDecimal;
import java.time.Instant;

/** A value that a condition compares with. */
public sealed interface Literal {
    record Text(String value) implements Literal {}

    /** A number, to the last digit; 1.0 and 1 are the same to every comparison. */
    record Numeric(BigDecimal value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    record Null() implements Literal {}

    /** A time: also texts in documents that are ISO 8601 are compared with it as times. */
    record Time(Instant value) implements Literal {}
}
