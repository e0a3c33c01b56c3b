package dev.hindsight.store;

import java.util.List;

/** Finds event stores in a database. */
@FunctionalInterface
public interface DetectStores {
    /**
     * Every store that one of the layouts describes; only that layout is tried where the address names one.
     *
     * @throws StoreUnreachableException if there is no getting to the database
     */
    List<DetectedStore> detect(StoreAddress address, Cancellation cancellation);
}
