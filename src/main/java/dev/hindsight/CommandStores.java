package dev.hindsight;

import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.cli.StoreDoor;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.sample.ProgressListener;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.SampledEventTypes;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TryLayouts;
import dev.hindsight.store.postgres.PostgresMapper;
import dev.hindsight.store.postgres.PostgresStores;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens stores for commands: the user's own, and the sample with its server. */
final class CommandStores implements StoreDoor {
    private final PostgresStores stores;
    private final DataDirectories directories;
    private final Passwords passwords;

    CommandStores(PostgresStores stores, DataDirectories directories, Passwords passwords) {
        this.stores = stores;
        this.directories = directories;
        this.passwords = passwords;
    }

    @Override
    public Opened openSample(Consumer<String> progress) {
        OpenSample sample = OpenSample.open(stores, directories.sample(), steps(progress), Cancellation.never());
        return new Opened(
                sample.store(),
                sample.host(),
                new StoreChecks(sample.store(), sample.readModels(), mappings(OpenSample.NAME)),
                sample::close);
    }

    /** One message for each step: how far it is, which stands behind a colon, is for those who can watch it. */
    private static ProgressListener steps(Consumer<String> progress) {
        AtomicReference<String> last = new AtomicReference<>("");
        return (sentence, done) -> {
            String step = sentence.replaceFirst(":.*", "");
            if (!step.equals(last.getAndSet(step))) {
                progress.accept(step + " …");
            }
        };
    }

    @Override
    public Opened open(StoreAddress address) {
        EventStore store = stores.open(address, Cancellation.never());
        ReplayHost host = new PayloadMergeHost();
        return new Opened(store, host, new StoreChecks(store, List.of(), mappings(address.name())), () -> {
            host.close();
            store.close();
        });
    }

    private Supplier<List<ReadModelMapping>> mappings(String store) {
        return () -> settings().load().readModelsOf(store);
    }

    @Override
    public List<DetectedStore> detect(StoreAddress address) {
        return stores.detect(address, Cancellation.never());
    }

    @Override
    public MapTables mapper() {
        return new PostgresMapper();
    }

    @Override
    public TryLayouts layouts() {
        return stores;
    }

    @Override
    public ReplayHost host(CodeSettings code, EventStore store) {
        return CodeHosts.open(code, new SampledEventTypes(store));
    }

    @Override
    public Optional<ConnectionProfile> profile(String name) {
        return settings().load().profile(name);
    }

    @Override
    public SettingsFile settings() {
        return new SettingsFile(directories.configuration());
    }

    @Override
    public Optional<String> password(ConnectionProfile profile) {
        return passwords.find(profile);
    }
}
