package dev.hindsight.store;

/** Opens stores. */
@FunctionalInterface
public interface OpenStore {
    /**
     * Connects, recognises the layout and checks that the events can be read.
     *
     * @throws StoreUnreachableException if there is no getting to the database
     * @throws LayoutException if it holds no store that is understood, or more than one
     */
    EventStore open(StoreAddress address, Cancellation cancellation);
}
