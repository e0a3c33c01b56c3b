package dev.hindsight.ui.connect;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.ui.common.RunningTask;
import java.util.List;

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
     * @param code what replays its streams; whether it is there shows when it is first needed
     *
     * @throws dev.hindsight.store.StoreException if it cannot be reached or is not understood
     */
    OpenedStore open(StoreAddress address, CodeSettings code, RunningTask task);

    /** Tries the way into a store of the user's, step by step. */
    List<ConnectionStep> test(StoreAddress address, RunningTask task);

    /** The ids of the layouts that come with Hindsight. */
    List<String> layouts();

    /** Describes tables that no layout fits. */
    MapTables mapper();

    /** Makes what replays streams of a store with code of the user's. */
    ReplayHost host(CodeSettings code, EventStore store);
}
