package dev.hindsight;

import dev.hindsight.check.CauseCheck;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckCatalogue;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.CommitCheck;
import dev.hindsight.check.OrderCheck;
import dev.hindsight.check.PayloadCheck;
import dev.hindsight.check.ReplayCheck;
import dev.hindsight.check.TypeCheck;
import dev.hindsight.check.UpcasterCheck;
import dev.hindsight.check.VersionCheck;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;
import java.util.List;

/** The checks that a store of the user's, or the sample, is put to. */
record StoreChecks(EventStore store) implements CheckCatalogue {
    @Override
    public List<Check> checks(ReplayHost host, CheckScope scope) {
        return List.of(
                new VersionCheck(store),
                new OrderCheck(store),
                new CommitCheck(store),
                new PayloadCheck(store),
                new CauseCheck(store),
                new TypeCheck(store, host),
                new UpcasterCheck(store, host),
                new ReplayCheck(store, host, scope));
    }
}
