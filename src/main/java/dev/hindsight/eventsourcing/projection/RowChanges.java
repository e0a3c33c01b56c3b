package dev.hindsight.eventsourcing.projection;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes what an event changes. */
@FunctionalInterface
public interface RowChanges {
    /**
     * Changes one row.
     *
     * @param change from the row as it is, null if there is none, to the row as it is then, null for none. Called when
     *     the row has been read, which is later; pure, since it may be called more than once
     */
    <R extends Record> void change(ProjectedTable<R> table, String key, UnaryOperator<@Nullable R> change);
}
