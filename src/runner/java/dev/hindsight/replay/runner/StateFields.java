package dev.hindsight.replay.runner;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a class are state: all but static, transient, compiler-made and logger fields and bookkeeping. */
final class StateFields {
    private final Set<String> ignored;
    private final Map<Class<?>, List<StateField>> byClass = new HashMap<>();
    private final Map<Class<?>, Boolean> immutable = new HashMap<>();

    StateFields(Set<String> ignored) {
        this.ignored = Set.copyOf(ignored);
    }

    /** A field that can be read. */
    record StateField(String name, Field field) {
        @Nullable Object read(Object owner) {
            try {
                return field.get(owner);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("A field that was opened is closed: " + field, e);
            }
        }
    }

    /** In the order of declaration, those of superclasses first. */
    List<StateField> of(Class<?> type) {
        List<StateField> known = byClass.get(type);
        if (known == null) {
            known = List.copyOf(find(type));
            byClass.put(type, known);
        }
        return known;
    }

    /** Whether objects of the class can never change: records whose components cannot either. */
    boolean isImmutable(Class<?> type) {
        Boolean known = immutable.get(type);
        if (known == null) {
            immutable.put(type, false); // a record that holds its own kind is not worth the thought
            known = type.isRecord() && of(type).stream().allMatch(field -> isImmutableType(field.field()));
            immutable.put(type, known);
        }
        return known;
    }

    private boolean isImmutableType(Field field) {
        Class<?> type = field.getType();
        return type.isPrimitive() || Scalars.isImmutable(type) || isImmutable(type);
    }

    private List<StateField> find(Class<?> type) {
        List<StateField> found = new ArrayList<>();
        if (type.getSuperclass() != null) {
            found.addAll(of(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            if (isState(field) && open(field)) {
                found.add(new StateField(name(field, found), field));
            }
        }
        return found;
    }

    /** A field that hides one of a superclass is named with its class. */
    private static String name(Field field, List<StateField> found) {
        boolean hides = found.stream().anyMatch(other -> other.name().equals(field.getName()));
        return hides ? field.getDeclaringClass().getSimpleName() + "." + field.getName() : field.getName();
    }

    private boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic()
                && !field.getType().getSimpleName().equals("Logger")
                && !ignored.contains(field.getName());
    }

    private static boolean open(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        }
    }
}
