package dev.hindsight.replay.runner;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes an aggregate to which nothing has happened yet, in the first of these ways that the class has: a constructor
 * without parameters, replaying no events, a factory without parameters, a constructor that takes the id. Where there is
 * none, the aggregate is made by a constructor that takes its first event.
 */
final class BlankAggregate {
    private static final List<String> FACTORIES = List.of("blank", "empty", "initial", "create", "newInstance", "init");

    private final Class<?> type;

    BlankAggregate(Class<?> type) {
        this.type = type;
    }

    /** A blank aggregate, or null if only the first event can make one. */
    @Nullable Object make(String stream) throws Exception {
        Object made = byConstructor();
        made = made == null ? byRehydratingNothing() : made;
        made = made == null ? byFactory() : made;
        made = made == null ? byId(stream) : made;
        if (made == null && !firstEventCanMakeIt()) {
            throw new BindingException(
                    "There is no way to make a blank %s: it has no constructor without parameters, none that takes its id, and none that takes its first event."
                            .formatted(type.getName()));
        }
        return made;
    }

    private @Nullable Object byConstructor() throws Exception {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new BindingException("%s is abstract: name one of its subclasses.".formatted(type.getName()));
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                constructor.setAccessible(true);
                return constructor.newInstance();
            }
        }
        return null;
    }

    private @Nullable Object byRehydratingNothing() throws Exception {
        for (Method method : type.getDeclaredMethods()) {
            boolean fits = isFactory(method, 1) && RehydrateFold.canTake(method.getParameterTypes()[0]);
            if (fits && RehydrateFold.NAMES.contains(method.getName())) {
                method.setAccessible(true);
                return method.invoke(null, RehydrateFold.argument(method.getParameterTypes()[0], List.of()));
            }
        }
        return null;
    }

    private @Nullable Object byFactory() throws Exception {
        for (Method method : type.getDeclaredMethods()) {
            if (isFactory(method, 0) && FACTORIES.contains(method.getName())) {
                method.setAccessible(true);
                return method.invoke(null);
            }
        }
        return null;
    }

    private boolean isFactory(Method method, int parameters) {
        return Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == parameters
                && type.isAssignableFrom(method.getReturnType());
    }

    private @Nullable Object byId(String stream) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Object id = constructor.getParameterCount() == 1 ? id(constructor.getParameterTypes()[0], stream) : null;
            if (id != null) {
                constructor.setAccessible(true);
                return constructor.newInstance(id);
            }
        }
        return null;
    }

    private static @Nullable Object id(Class<?> parameter, String stream) {
        if (parameter == String.class) {
            return stream;
        }
        try {
            return parameter == UUID.class ? UUID.fromString(stream) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean firstEventCanMakeIt() {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1) {
                return true;
            }
        }
        return false;
    }

    /** The aggregate that its first event makes. */
    Object madeBy(Object event) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0].isInstance(event)) {
                constructor.setAccessible(true);
                return constructor.newInstance(event);
            }
        }
        throw new BindingException("%s cannot begin with a %s: no constructor takes it."
                .formatted(type.getName(), event.getClass().getSimpleName()));
    }
}
