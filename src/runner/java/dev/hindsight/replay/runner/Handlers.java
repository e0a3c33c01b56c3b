package dev.hindsight.replay.runner;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a class that take an event, and which of them takes which. The one with the most special parameter
 * takes the event; of two with the same, that of the subclass.
 */
final class Handlers {
    private final List<Method> methods;
    private final Map<Class<?>, Optional<Method>> byEventClass = new HashMap<>();

    private Handlers(Class<?> type, String what, List<Method> methods) {
        if (methods.isEmpty()) {
            throw new BindingException("%s has no method %s that takes an event.".formatted(type.getName(), what));
        }
        methods.forEach(method -> method.setAccessible(true));
        this.methods = methods;
    }

    static Handlers named(Class<?> type, String name) {
        return new Handlers(type, name, find(type, method -> method.getName().equals(name)));
    }

    static Handlers annotated(Class<?> type, String annotation) {
        return new Handlers(type, "annotated with @" + annotation, find(type, method -> has(method, annotation)));
    }

    private static boolean has(Method method, String annotation) {
        for (Annotation present : method.getAnnotations()) {
            if (present.annotationType().getSimpleName().equals(annotation)) {
                return true;
            }
        }
        return false;
    }

    /** Those of subclasses first. */
    private static List<Method> find(Class<?> type, Predicate<Method> condition) {
        List<Method> found = new ArrayList<>();
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            add(owner, condition, found);
        }
        for (Method method : type.getMethods()) {
            if (method.isDefault()) {
                addIfFit(method, condition, found);
            }
        }
        return found;
    }

    private static void add(Class<?> owner, Predicate<Method> condition, List<Method> found) {
        for (Method method : owner.getDeclaredMethods()) {
            addIfFit(method, condition, found);
        }
    }

    private static void addIfFit(Method method, Predicate<Method> condition, List<Method> found) {
        boolean instance = !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic();
        if (instance && method.getParameterCount() > 0 && condition.test(method) && extrasAreKnown(method)) {
            found.add(method);
        }
    }

    private static boolean extrasAreKnown(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        for (int i = 1; i < parameters.length; i++) {
            if (parameters[i] != boolean.class && parameters[i] != long.class && parameters[i] != Instant.class) {
                return false;
            }
        }
        return true;
    }

    /** The class that a lone parameter asks for; null where there are several to choose from. */
    @Nullable Class<?> onlyParameter() {
        return methods.size() == 1 ? methods.get(0).getParameterTypes()[0] : null;
    }

    Optional<Method> forEvent(Object event) {
        return byEventClass.computeIfAbsent(event.getClass(), this::choose);
    }

    private Optional<Method> choose(Class<?> eventClass) {
        Method best = null;
        for (Method method : methods) {
            Class<?> parameter = method.getParameterTypes()[0];
            boolean better = best == null || isMoreSpecial(parameter, best.getParameterTypes()[0]);
            if (parameter.isAssignableFrom(eventClass) && better) {
                best = method;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isMoreSpecial(Class<?> parameter, Class<?> other) {
        return parameter != other && other.isAssignableFrom(parameter);
    }

    /** Calls the method: a flag is false, as for events that are not new; numbers and times are those of the event. */
    static @Nullable Object call(Method method, Object owner, Object event, RecordedEvent recorded) throws Exception {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 1) {
            return method.invoke(owner, event);
        }
        Object[] arguments = new Object[parameters.length];
        arguments[0] = event;
        for (int i = 1; i < parameters.length; i++) {
            arguments[i] = extra(parameters[i], recorded);
        }
        return method.invoke(owner, arguments);
    }

    private static Object extra(Class<?> parameter, RecordedEvent recorded) {
        if (parameter == boolean.class) {
            return false;
        }
        return parameter == long.class ? (Object) recorded.version() : recorded.at();
    }
}
