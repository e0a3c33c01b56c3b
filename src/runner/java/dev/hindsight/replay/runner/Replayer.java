package dev.hindsight.replay.runner;

import org.jspecify.annotations.Nullable;

/**
 * Replays aggregates that none of the known conventions fits. Implementations have a constructor without parameters,
 * and keep nothing between calls.
 *
 * @param <S> the state; it may be changed in place
 */
public interface Replayer<S> {
    /** The state before the first event of a stream; may be null. */
    @Nullable S begin(String stream);

    /**
     * The state after an event: the one given, changed, or another.
     *
     * @throws Exception if the event cannot be applied; the replay goes on with the state as it is
     */
    @Nullable S apply(@Nullable S state, RecordedEvent event) throws Exception;
}
