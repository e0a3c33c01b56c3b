package dev.hindsight.replay.runner;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that is only made whole, from all its events: it is made anew after every event, so the time grows with
 * the square of their number. An event at which that fails is left out from then on.
 */
final class RehydrateFold implements Fold {
    /** The usual names of such methods. */
    static final List<String> NAMES = List.of(
            "rehydrate", "fromEvents", "replay", "fromHistory", "loadFromHistory", "reconstitute", "from", "of");

    private final Method method;
    private final List<Object> events = new ArrayList<>();
    private @Nullable Object aggregate;

    RehydrateFold(Class<?> type, String name) {
        this.method = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name)
                        && Modifier.isStatic(candidate.getModifiers())
                        && candidate.getParameterCount() == 1
                        && canTake(candidate.getParameterTypes()[0]))
                .findFirst()
                .orElseThrow(() -> new BindingException(
                        "%s has no static method %s that takes its events.".formatted(type.getName(), name)));
        method.setAccessible(true);
    }

    /** Whether events can be given to a parameter of that type. */
    static boolean canTake(Class<?> parameter) {
        boolean known = parameter == Stream.class || parameter == Iterator.class || parameter == Collection.class;
        return known || parameter == Iterable.class || parameter == List.class || parameter.isArray();
    }

    static Object argument(Class<?> parameter, List<Object> events) {
        if (parameter == Stream.class) {
            return events.stream();
        }
        if (parameter == Iterator.class) {
            return events.iterator();
        }
        if (parameter.isArray()) {
            return events.toArray((Object[]) Array.newInstance(parameter.getComponentType(), events.size()));
        }
        return new ArrayList<>(events);
    }

    @Override
    public void apply(Object event, RecordedEvent recorded) throws Exception {
        events.add(event);
        try {
            aggregate = method.invoke(null, argument(method.getParameterTypes()[0], events));
        } catch (InvocationTargetException | RuntimeException e) {
            events.remove(events.size() - 1);
            throw e;
        }
    }

    @Override
    public @Nullable Object state() {
        return aggregate;
    }
}
