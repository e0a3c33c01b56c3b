package dev.hindsight.check.readmodel;

import dev.hindsight.check.Progress;
import dev.hindsight.store.Cancellation;
import java.util.List;
import java.util.function.Consumer;

/** A read model whose rows can be rebuilt from the events. */
public interface ReadModel {
    /** What rebuilds it, for people, such as "the projection order-summary". */
    String rebuiltBy();

    /**
     * Rebuilds the rows, and hands over each that is stored or rebuilt.
     *
     * @return what was looked at, and what was left out
     * @throws dev.hindsight.store.StoreException if the store cannot be read, or it was cancelled
     * @throws dev.hindsight.replay.ReplayException if aggregate code cannot be started
     */
    Looked compare(Consumer<ComparedRow> rows, Consumer<Progress> progress, Cancellation cancellation);

    /** The events that made a row, in order, with the row after each. */
    List<RowStep> steps(ComparedRow row, Cancellation cancellation);

    /**
     * What was looked at.
     *
     * @param rows how many rows were compared
     * @param obstacle why nothing could be compared, a sentence; empty if it could
     */
    record Looked(long rows, String obstacle) {
        public static Looked at(long rows) {
            return new Looked(rows, "");
        }

        public static Looked atNothing(String obstacle) {
            return new Looked(0, obstacle);
        }
    }
}
