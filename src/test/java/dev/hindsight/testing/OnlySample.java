package dev.hindsight.testing;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.connect.StoreSource;
import java.util.List;

/** A source of one store, which takes the place of the sample; nothing else can be opened. */
public interface OnlySample extends StoreSource {
    @Override
    default OpenedStore open(StoreAddress address, CodeSettings settings, RunningTask task) {
        throw new UnsupportedOperationException("There is only one store here.");
    }

    @Override
    default List<ConnectionStep> test(StoreAddress address, RunningTask task) {
        return List.of();
    }

    @Override
    default List<String> layouts() {
        return List.of();
    }

    @Override
    default MapTables mapper() {
        throw new UnsupportedOperationException("There are no tables here.");
    }

    @Override
    default ReplayHost host(CodeSettings settings, EventStore store) {
        throw new UnsupportedOperationException("The store has its own code.");
    }
}
