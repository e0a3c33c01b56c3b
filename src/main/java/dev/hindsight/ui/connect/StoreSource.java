package dev.hindsight.ui.connect;

import dev.hindsight.store.StoreAddress;
import dev.hindsight.ui.common.RunningTask;

/** Opens stores for the window. Both methods block, tell their progress to the task, and heed its cancellation. */
public interface StoreSource {
    /**
     * Opens the sample shop, making it first where there is none yet.
     *
     * @throws dev.hindsight.store.StoreException if it cannot be started or read
     */
    OpenedStore openSample(RunningTask task);

    /**
     * Opens a store of the user's.
     *
     * @throws dev.hindsight.store.StoreException if it cannot be reached or is not understood
     */
    OpenedStore open(StoreAddress address, RunningTask task);
}
