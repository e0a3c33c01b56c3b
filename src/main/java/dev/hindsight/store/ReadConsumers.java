package dev.hindsight.store;

import java.util.List;

/** Reads how far the consumers of a store have come, as far as its layout knows where that is kept. */
public interface ReadConsumers {
    /** Where the positions are kept, for people; empty where nothing is known of it. */
    default String consumersTable() {
        return "";
    }

    /** All consumers, by name; none where there is no such table, or this user may not read it. */
    default List<ConsumerPosition> consumers(Cancellation cancellation) {
        return List.of();
    }
}
