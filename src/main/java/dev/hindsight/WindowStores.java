package dev.hindsight;

import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.eventsourcing.projection.RunningProjections;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.sample.LiveShop;
import dev.hindsight.sample.ShopReadModels;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.SampledEventTypes;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresMapper;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.connect.StoreSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens stores for the window: the user's own, and the sample with its server. */
final class WindowStores implements StoreSource {
    private static final Duration LIVE_PAUSE = Duration.ofSeconds(2);

    private final PostgresStores stores;
    private final Path sampleDirectory;
    private final SettingsFile settings;
    private final @Nullable Duration livePause;

    /** {@code live} keeps the sample shop trading while it is open. */
    WindowStores(PostgresStores stores, Path sampleDirectory, SettingsFile settings, boolean live) {
        this(stores, sampleDirectory, settings, live ? LIVE_PAUSE : null);
    }

    /** {@code livePause} is the time between two customers of the sample shop; null for none. */
    WindowStores(PostgresStores stores, Path sampleDirectory, SettingsFile settings, @Nullable Duration livePause) {
        this.stores = stores;
        this.sampleDirectory = sampleDirectory;
        this.settings = settings;
        this.livePause = livePause;
    }

    @Override
    public OpenedStore openSample(RunningTask task) {
        OpenSample sample = OpenSample.open(
                stores, sampleDirectory, (sentence, done) -> task.report(done, sentence), task.cancellation());
        return new OpenedStore(
                sample.store(),
                sample.host(),
                CodeSettings.NONE,
                Environment.DEVELOPMENT,
                new StoreChecks(sample.store(), sample.readModels(), mappings(OpenSample.NAME)),
                livePause == null ? sample::close : goingOn(sample, livePause));
    }

    /** Lets the shop go on trading; returns what ends it, and then closes the sample. */
    private static Runnable goingOn(OpenSample sample, Duration pause) {
        LiveShop shop = LiveShop.open(sample.server().eventStore(), pause);
        RunningProjections readModels = ShopReadModels.start(
                sample.server().eventStore(), sample.server().dataSource());
        return () -> {
            shop.close();
            readModels.close();
            sample.close();
        };
    }

    @Override
    public OpenedStore open(StoreAddress address, CodeSettings code, RunningTask task) {
        EventStore store = stores.open(address, task.cancellation());
        ReplayHost host = host(code, store);
        return new OpenedStore(
                store,
                host,
                code,
                Environment.DEVELOPMENT,
                new StoreChecks(store, List.of(), mappings(address.name())),
                () -> {
                    host.close();
                    store.close();
                });
    }

    private Supplier<List<ReadModelMapping>> mappings(String store) {
        return () -> settings.load().readModelsOf(store);
    }

    @Override
    public List<ConnectionStep> test(StoreAddress address, RunningTask task) {
        return stores.attemptConnection(address, task.cancellation());
    }

    @Override
    public List<String> layouts() {
        return stores.ids();
    }

    @Override
    public MapTables mapper() {
        return new PostgresMapper();
    }

    @Override
    public ReplayHost host(CodeSettings code, EventStore store) {
        return CodeHosts.open(code, new SampledEventTypes(store));
    }
}
