package dev.hindsight;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.host.InProcessHost;
import dev.hindsight.sample.LiveShop;
import dev.hindsight.sample.SampleStore;
import dev.hindsight.sample.SampleStoreException;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.OpenStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.connect.StoreSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Opens stores for the window: the user's own, and the sample with its server. */
final class WindowStores implements StoreSource {
    private static final Duration LIVE_PAUSE = Duration.ofSeconds(2);

    private final OpenStore stores;
    private final Path sampleDirectory;
    private final boolean live;

    /** {@code live} keeps the sample shop trading while it is open. */
    WindowStores(OpenStore stores, Path sampleDirectory, boolean live) {
        this.stores = stores;
        this.sampleDirectory = sampleDirectory;
        this.live = live;
    }

    @Override
    public OpenedStore openSample(RunningTask task) {
        SampleStore sample = startSample(task);
        try {
            task.cancellation().check();
            EventStore store = stores.open(SampleAddress.of(sample), task.cancellation());
            Optional<LiveShop> shop =
                    live ? Optional.of(LiveShop.open(sample.eventStore(), LIVE_PAUSE)) : Optional.empty();
            ReplayHost host = SampleAggregates.host();
            return new OpenedStore(store, host, () -> {
                shop.ifPresent(LiveShop::close);
                host.close();
                store.close();
                sample.close();
            });
        } catch (RuntimeException e) {
            sample.close();
            throw e;
        }
    }

    @Override
    public OpenedStore open(StoreAddress address, RunningTask task) {
        EventStore store = stores.open(address, task.cancellation());
        ReplayHost host = new InProcessHost(Map.of());
        return new OpenedStore(store, host, () -> {
            host.close();
            store.close();
        });
    }

    private SampleStore startSample(RunningTask task) {
        try {
            return SampleStore.open(sampleDirectory, (sentence, done) -> task.report(done, sentence));
        } catch (SampleStoreException e) {
            throw new StoreUnreachableException(String.valueOf(e.getMessage()), e);
        }
    }
}
