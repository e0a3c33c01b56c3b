package dev.hindsight.replay.runner;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate whose methods take one event each. A method that returns the aggregate's own type gives the next state,
 * as immutable aggregates do. Events that no method takes are left out, as the application leaves them out.
 */
final class MethodFold implements Fold {
    private final Class<?> type;
    private final Handlers handlers;
    private final BlankAggregate blank;
    private @Nullable Object aggregate;

    private MethodFold(Class<?> type, Handlers handlers, BlankAggregate blank) {
        this.type = type;
        this.handlers = handlers;
        this.blank = blank;
    }

    static MethodFold begin(Class<?> type, String stream, Handlers handlers) throws Exception {
        MethodFold fold = new MethodFold(type, handlers, new BlankAggregate(type));
        fold.aggregate = fold.blank.make(stream);
        return fold;
    }

    @Override
    public void apply(Object event, RecordedEvent recorded) throws Exception {
        if (aggregate == null) {
            aggregate = blank.madeBy(event);
            return;
        }
        Optional<Method> handler = handlers.forEvent(event);
        if (handler.isPresent()) {
            Object result = Handlers.call(handler.get(), aggregate, event, recorded);
            if (result != null && isNextState(handler.get(), result)) {
                aggregate = result;
            }
        }
    }

    private boolean isNextState(Method handler, Object result) {
        return handler.getReturnType().isAssignableFrom(type) || type.isInstance(result);
    }

    @Override
    public @Nullable Object state() {
        return aggregate;
    }
}
