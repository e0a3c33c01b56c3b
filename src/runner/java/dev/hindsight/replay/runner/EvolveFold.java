package dev.hindsight.replay.runner;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A functional aggregate: the next state is a function of the state and the event. */
final class EvolveFold implements Fold {
    private final List<Method> methods;
    private final @Nullable Object owner;
    private @Nullable Object state;

    private EvolveFold(List<Method> methods, @Nullable Object owner, @Nullable Object state) {
        this.methods = methods;
        this.owner = owner;
        this.state = state;
    }

    static EvolveFold begin(Class<?> type, Binding binding) throws Exception {
        List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(binding.member()) && method.getParameterCount() == 2)
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .toList();
        if (methods.isEmpty()) {
            throw new BindingException(
                    "%s has no method %s that takes a state and an event.".formatted(type.getName(), binding.member()));
        }
        methods.forEach(method -> method.setAccessible(true));
        Object owner = methods.stream().allMatch(EvolveFold::isStatic) ? null : new BlankAggregate(type).make("");
        return new EvolveFold(new ArrayList<>(methods), owner, initial(type, owner, binding.initial()));
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }

    private static @Nullable Object initial(Class<?> type, @Nullable Object owner, @Nullable String name)
            throws Exception {
        if (name == null) {
            return null;
        }
        // The state class often keeps it, under the name of the class: OrderState#initial.
        int hash = name.indexOf('#');
        Class<?> holder = hash < 0 ? type : Folds.load(name.substring(0, hash));
        String member = name.substring(hash + 1);
        for (Method method : holder.getDeclaredMethods()) {
            if (method.getName().equals(member) && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return method.invoke(isStatic(method) ? null : owner);
            }
        }
        Field field = holder.getDeclaredField(member);
        field.setAccessible(true);
        return field.get(owner);
    }

    @Override
    public void apply(Object event, RecordedEvent recorded) throws Exception {
        Method best = null;
        for (Method method : methods) {
            Class<?> parameter = method.getParameterTypes()[1];
            boolean better = best == null || best.getParameterTypes()[1].isAssignableFrom(parameter);
            if (parameter.isInstance(event) && better) {
                best = method;
            }
        }
        if (best != null) {
            state = best.invoke(owner, state, event);
        }
    }

    @Override
    public @Nullable Object state() {
        return state;
    }
}
