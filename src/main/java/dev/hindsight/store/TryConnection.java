package dev.hindsight.store;

import java.util.List;

/** Tries the way into a store step by step. */
@FunctionalInterface
public interface TryConnection {
    /** The steps up to the last, or to the first that does not work. Never fails itself. */
    List<ConnectionStep> attemptConnection(StoreAddress address, Cancellation cancellation);
}
