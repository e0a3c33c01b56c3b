package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.DomainEvent;
import java.util.List;
import java.util.Set;

/** What turns events into rows. Knows nothing of where it has come to: that is kept for it. */
public interface Projection {
    /** Unique among the projections of a database. */
    String name();

    /** The tables that it fills, and nobody else does. */
    List<ProjectedTable<?>> tables();

    /** The aggregate types whose events it looks at; it sees no others. */
    Set<String> aggregateTypes();

    /**
     * Says which rows the event changes. An event that this throws at is kept aside, and none of its changes are made.
     * May be called more than once for the same event; what counts is made once.
     */
    void project(DomainEvent event, RowChanges changes);
}
