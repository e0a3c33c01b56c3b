package dev.hindsight.check.readmodel;

import dev.hindsight.check.Finding;
import dev.hindsight.store.Cancellation;
import java.util.Optional;

/** A check whose findings are about rows, which can be shown beside what they should be. */
public interface ExplainsRows {
    /** The row that a finding of its last run is about. */
    Optional<RowExplanation> explain(Finding finding, Cancellation cancellation);
}
