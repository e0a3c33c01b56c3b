package dev.hindsight;

import dev.hindsight.check.readmodel.ReadModel;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.sample.ProgressListener;
import dev.hindsight.sample.SampleStore;
import dev.hindsight.sample.SampleStoreException;
import dev.hindsight.sample.ShopReadModels;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.OpenStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import java.nio.file.Path;
import java.util.List;

/** The sample shop, open: its server, its events as a store like any other, and its aggregates to replay them. */
record OpenSample(SampleStore server, EventStore store, ReplayHost host) implements AutoCloseable {
    /** The sample's name as a connection. */
    static final String NAME = "sample";

    /**
     * Starts the sample's server, making the sample where there is none yet, and opens it.
     *
     * @throws StoreUnreachableException if it cannot be started
     */
    static OpenSample open(OpenStore stores, Path directory, ProgressListener listener, Cancellation cancellation) {
        SampleStore server = start(directory, listener);
        try {
            StoreAddress address =
                    new StoreAddress(NAME, server.jdbcUrl(), server.user(), server.password(), "hindsight");
            return new OpenSample(server, stores.open(address, cancellation), SampleAggregates.host());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The read models of the shop, which its own projections rebuild. */
    List<ReadModel> readModels() {
        ReadModels models = server.readModels();
        return ShopReadModels.projections().stream()
                .<ReadModel>map(projection ->
                        new ProjectedReadModel(projection, store, server.eventStore(), models, server::scratch))
                .toList();
    }

    private static SampleStore start(Path directory, ProgressListener listener) {
        try {
            return SampleStore.open(directory, listener);
        } catch (SampleStoreException e) {
            throw new StoreUnreachableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        host.close();
        store.close();
        server.close();
    }
}
