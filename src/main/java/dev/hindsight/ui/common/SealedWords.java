package dev.hindsight.ui.common;

import dev.hindsight.codec.SealedValue;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is said in the place of values that stand encrypted.
 *
 * @param erased the people whose keys were thrown away, as far as they were asked about
 */
public record SealedWords(Set<String> erased) {
    /** For those who have asked about nobody. */
    public static final SealedWords UNASKED = new SealedWords(Set.of());

    public SealedWords {
        erased = Set.copyOf(erased);
    }

    /** Asks the store about the people whose data these are. */
    public static SealedWords about(EventStore store, Stream<SealedValue> values, Cancellation cancellation) {
        Set<String> people = values.map(SealedValue::person).collect(Collectors.toSet());
        return people.isEmpty() ? UNASKED : new SealedWords(store.erased(people, cancellation));
    }

    /** What stands in the place of a value; empty where the value speaks for itself. */
    public Optional<String> of(JsonNode value) {
        return SealedValue.of(value).map(this::of);
    }

    /** A word and whose data it is, such as "erased (personal data of c-101)". */
    public String of(SealedValue value) {
        String word = erased.contains(value.person()) ? "erased" : "encrypted";
        return "%s (personal data of %s)".formatted(word, value.person());
    }
}
