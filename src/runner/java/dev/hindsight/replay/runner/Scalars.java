package dev.hindsight.replay.runner;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that are shown as one JSON value, whatever is inside them. */
final class Scalars {
    /** Of a longer text only the beginning is read. */
    private static final int LONGEST_TEXT = 1_000_000;

    private Scalars() {}

    /** Whether an object of that class is such a value. */
    static boolean isScalar(Object object) {
        return object instanceof CharSequence
                || object instanceof Number
                || object instanceof Boolean
                || object instanceof Character
                || object instanceof Enum
                || object instanceof TemporalAccessor
                || object instanceof TemporalAmount
                || object instanceof Class
                || isOpaque(object);
    }

    /** Classes of the JDK keep their fields to themselves; what is no container among them has a good toString. */
    private static boolean isOpaque(Object object) {
        String name = object.getClass().getName();
        return (name.startsWith("java.") || name.startsWith("javax."))
                && !(object instanceof Collection)
                && !(object instanceof Map)
                && !(object instanceof Optional);
    }

    /** What stands for it in JSON: a String, a Boolean or a Number. */
    static Object json(Object scalar) {
        if (scalar instanceof Number number) {
            return number(number);
        }
        if (scalar instanceof Enum<?> constant) {
            return constant.name();
        }
        return scalar instanceof Boolean
                ? scalar
                : scalar instanceof Class<?> type ? type.getName() : text(String.valueOf(scalar));
    }

    private static String text(String whole) {
        return whole.length() <= LONGEST_TEXT
                ? whole
                : whole.substring(0, LONGEST_TEXT)
                        + "… not read any further, of %d characters".formatted(whole.length());
    }

    /** Numbers that JSON does not have, and those of unknown classes, as text. */
    private static Object number(Number number) {
        boolean finite = Double.isFinite(number.doubleValue());
        boolean plain = number instanceof Integer
                || number instanceof Long
                || number instanceof BigDecimal
                || number instanceof BigInteger
                || number instanceof Short
                || number instanceof Byte;
        boolean floating = (number instanceof Double || number instanceof Float) && finite;
        return plain || floating ? number : number.toString();
    }

    /** Whether the value can never become another, so that the same object needs no second look. */
    static boolean isImmutable(Class<?> type) {
        return type == String.class
                || type == Boolean.class
                || type == Character.class
                || type == UUID.class
                || type.isEnum()
                || (Number.class.isAssignableFrom(type)
                        && type.getName().startsWith("java.")
                        && !type.getName().startsWith("java.util.concurrent."))
                || type.getName().startsWith("java.time.")
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    static boolean same(@Nullable Object before, @Nullable Object after) {
        return before == null ? after == null : before.equals(after);
    }
}
