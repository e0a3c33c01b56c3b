package dev.hindsight;

import dev.hindsight.check.CauseCheck;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckCatalogue;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.CommitCheck;
import dev.hindsight.check.OrderCheck;
import dev.hindsight.check.PayloadCheck;
import dev.hindsight.check.ReplayCheck;
import dev.hindsight.check.SnapshotCheck;
import dev.hindsight.check.TypeCheck;
import dev.hindsight.check.UpcasterCheck;
import dev.hindsight.check.VersionCheck;
import dev.hindsight.check.consumer.ConsumerCheck;
import dev.hindsight.check.readmodel.MappedReadModel;
import dev.hindsight.check.readmodel.ReadModel;
import dev.hindsight.check.readmodel.ReadModelCheck;
import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The checks that a store of the user's, or the sample, is put to.
 *
 * @param own the read models whose own code is at hand
 * @param mappings those that the user has described, as they are by then
 */
record StoreChecks(EventStore store, List<ReadModel> own, Supplier<List<ReadModelMapping>> mappings)
        implements CheckCatalogue {
    /** Of a store of whose read models nothing is known. */
    StoreChecks(EventStore store) {
        this(store, List.of(), List::of);
    }

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
                new ReplayCheck(store, host, scope),
                new SnapshotCheck(store, host, scope),
                new ReadModelCheck(readModels(host)),
                new ConsumerCheck(store));
    }

    private List<ReadModel> readModels(ReplayHost host) {
        Stream<ReadModel> mapped = mappings.get().stream().map(mapping -> new MappedReadModel(mapping, store, host));
        return Stream.concat(own.stream(), mapped).toList();
    }
}
