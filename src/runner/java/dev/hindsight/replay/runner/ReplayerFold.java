package dev.hindsight.replay.runner;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/** A {@link Replayer} that the user wrote for us. */
final class ReplayerFold implements Fold {
    private final Replayer<Object> replayer;
    private @Nullable Object state;

    @SuppressWarnings("unchecked") // it is given only states that it gave
    ReplayerFold(Class<?> type, String stream) throws Exception {
        if (!Replayer.class.isAssignableFrom(type)) {
            throw new BindingException("%s is no %s.".formatted(type.getName(), Replayer.class.getName()));
        }
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        replayer = (Replayer<Object>) constructor.newInstance();
        state = replayer.begin(stream);
    }

    @Override
    public void apply(Object event, RecordedEvent recorded) throws Exception {
        state = replayer.apply(state, recorded);
    }

    @Override
    public boolean takesRecords() {
        return true;
    }

    @Override
    public @Nullable Object state() {
        return state;
    }
}
