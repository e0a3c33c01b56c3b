package dev.hindsight.replay.host;

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
    private final Set<String> bookkeeping;
    private final Map<Class<?>, List<StateField>> byClass = new HashMap<>();

    StateFields(Set<String> bookkeeping) {
        this.bookkeeping = Set.copyOf(bookkeeping);
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

    private List<StateField> find(Class<?> type) {
        List<StateField> found = new ArrayList<>();
        if (type.getSuperclass() != null) {
            found.addAll(of(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            if (isState(field) && open(field)) {
                found.add(new StateField(field.getName(), field));
            }
        }
        return found;
    }

    private boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic()
                && !field.getType().getSimpleName().equals("Logger")
                && !bookkeeping.contains(field.getName());
    }

    private static boolean open(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException _) {
            return false;
        }
    }
}
