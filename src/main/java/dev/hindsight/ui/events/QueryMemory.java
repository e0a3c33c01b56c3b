package dev.hindsight.ui.events;

import dev.hindsight.settings.QueryHistory;
import java.util.function.UnaryOperator;

/** Where the queries of a store are remembered. */
public interface QueryMemory {
    QueryHistory history();

    /**
     * Changes what is remembered.
     *
     * @throws dev.hindsight.settings.SettingsException if it cannot be saved
     */
    void change(UnaryOperator<QueryHistory> change);

    /** Remembers as long as the window is open. */
    static QueryMemory untilClosed() {
        return new QueryMemory() {
            private QueryHistory history = QueryHistory.NONE;

            @Override
            public QueryHistory history() {
                return history;
            }

            @Override
            public void change(UnaryOperator<QueryHistory> change) {
                history = change.apply(history);
            }
        };
    }
}
