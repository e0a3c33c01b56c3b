package dev.hindsight.replay;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs aggregate code. Where it runs (in this process, in a child process, in another language) is the host's
 * business. Thread-safe.
 */
public interface ReplayHost extends AutoCloseable {
    /** What would replay streams of that type. */
    ReplayedBy codeFor(String streamType);

    /**
     * Begins a replay with a blank aggregate.
     *
     * @param steps is given one step per event, in the order of the events, on any one thread at a time, and all of them
     *     by the time {@link Replay#finish} returns
     * @throws ReplayException if the aggregate code cannot be started at all
     */
    Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps);

    /**
     * Begins a replay of which only the errors matter: steps need not tell what became of the state.
     *
     * @throws ReplayException if the aggregate code cannot be started at all
     */
    default Replay beginTrial(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        return begin(stream, streamType, steps);
    }

    /**
     * Tries whether streams can be replayed, one after the other, and tells each what goes wrong in it. How long that
     * takes depends on the events, and hardly on how many streams they are of.
     *
     * @throws dev.hindsight.store.ReadCancelledException if it was cancelled
     */
    default void tryAll(List<Trial> trials, Cancellation cancellation) {
        for (Trial trial : trials) {
            cancellation.check();
            try (Replay replay = beginTrial(trial.stream(), trial.streamType(), trial::tell)) {
                trial.events().forEach(replay::apply);
                replay.finish();
            } catch (ReplayException e) {
                trial.cannotBegin().accept(e);
            }
        }
    }

    /**
     * An event as the aggregate code takes it: decoded, and brought to its current form where the code does that.
     *
     * @return empty where no code takes it
     * @throws ReplayException if the code cannot be started
     */
    default Optional<CodeForm> currentForm(StoredEvent event) {
        return Optional.empty();
    }

    /** How the code for streams of that type is called; empty where there is none that Java could call. */
    default Optional<ReplayCall> call(String streamType) {
        return Optional.empty();
    }

    /** Another text when the code has changed since it was last asked for. */
    default String codeVersion() {
        return "";
    }

    @Override
    void close();

    /** One running replay, driven by one thread. */
    interface Replay extends AutoCloseable {
        /**
         * Hands over the next event. One that cannot be applied is a step with an error, not an exception.
         *
         * @throws ReplayStoppedException if the replay was closed
         */
        void apply(StoredEvent event);

        /**
         * Waits until all events handed over so far have had their steps; more may be handed over afterwards.
         *
         * @throws ReplayStoppedException if the replay was closed
         */
        void await();

        /**
         * Waits until all events handed over have had their steps, and ends the replay.
         *
         * @throws ReplayStoppedException if the replay was closed
         */
        void finish();

        /** Gives up what is not done. May be called from another thread than the one that drives the replay. */
        @Override
        void close();
    }
}
