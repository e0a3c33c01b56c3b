package dev.hindsight.replay.runner;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A value of the state as it was when it was last looked at. */
sealed interface Seen {
    void write(JsonGenerator json);

    /** So many characters of a text count as one value more. */
    int CHARACTERS_OF_A_VALUE = 100;

    /** The number of values in it, itself among them. */
    int size();

    /**
     * A single value.
     *
     * @param raw the object it was read from, to know it again; null where that is not enough
     * @param json a String, a Boolean, a Number or null
     */
    record Leaf(@Nullable Object raw, @Nullable Object json) implements Seen {
        static final Leaf NULL = new Leaf(null, null);

        @Override
        public void write(JsonGenerator generator) {
            if (json instanceof String text) {
                generator.writeString(text);
            } else if (json instanceof Boolean truth) {
                generator.writeBoolean(truth);
            } else if (json instanceof Number number) {
                writeNumber(generator, number);
            } else {
                generator.writeNull();
            }
        }

        private static void writeNumber(JsonGenerator generator, Number number) {
            if (number instanceof BigDecimal decimal) {
                generator.writeNumber(decimal);
            } else if (number instanceof BigInteger integer) {
                generator.writeNumber(integer);
            } else if (number instanceof Double decimal) {
                generator.writeNumber(decimal);
            } else if (number instanceof Float decimal) {
                generator.writeNumber(decimal);
            } else {
                generator.writeNumber(number.longValue());
            }
        }

        /** A long text weighs as much as many values. */
        @Override
        public int size() {
            return json instanceof String text ? 1 + text.length() / CHARACTERS_OF_A_VALUE : 1;
        }
    }

    /** Something with named parts, which may be changed in place by the observer. */
    sealed interface Named extends Seen {
        Map<String, Seen> parts();

        @Override
        default void write(JsonGenerator generator) {
            generator.writeStartObject();
            parts().forEach((name, part) -> {
                generator.writeName(name);
                part.write(generator);
            });
            generator.writeEndObject();
        }

        @Override
        default int size() {
            return 1 + parts().values().stream().mapToInt(Seen::size).sum();
        }
    }

    /**
     * An object with fields.
     *
     * @param raw the object, if it can never change; else null
     */
    record Fielded(@Nullable Object raw, Class<?> type, Map<String, Seen> parts) implements Named {}

    /**
     * A map.
     *
     * @param met its entries as they were met last
     */
    record Mapped(Map<String, Seen> parts, MetEntries met) implements Named {}

    /** A list, a set or an array. The parts may be changed in place by the observer. */
    record Listed(List<Seen> parts) implements Seen {
        @Override
        public void write(JsonGenerator generator) {
            generator.writeStartArray();
            parts.forEach(part -> part.write(generator));
            generator.writeEndArray();
        }

        @Override
        public int size() {
            return 1 + parts.stream().mapToInt(Seen::size).sum();
        }
    }
}
