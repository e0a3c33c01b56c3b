package dev.hindsight;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckCatalogue;
import dev.hindsight.check.PayloadCheck;
import dev.hindsight.check.VersionCheck;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;
import java.util.List;

/** The checks that a store of the user's, or the sample, is put to. */
record StoreChecks(EventStore store) implements CheckCatalogue {
    @Override
    public List<Check> checks(ReplayHost host) {
        return List.of(new VersionCheck(store), new PayloadCheck(store));
    }
}
