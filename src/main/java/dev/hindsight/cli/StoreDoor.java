package dev.hindsight.cli;

import dev.hindsight.check.CheckCatalogue;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TryLayouts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How commands come to a store. */
public interface StoreDoor {
    /**
     * Opens the sample shop, making it first where there is none yet.
     *
     * @param progress is told what goes on, in sentences
     */
    Opened openSample(Consumer<String> progress);

    Opened open(StoreAddress address);

    /** Every store in that database. */
    List<DetectedStore> detect(StoreAddress address);

    /** Describes tables that no layout fits. */
    MapTables mapper();

    /** What may be done with layouts. */
    TryLayouts layouts();

    /**
     * Makes what replays streams of that store with code of the user's.
     *
     * @throws dev.hindsight.replay.ReplayException if the code is not where the settings say
     */
    ReplayHost host(CodeSettings code, EventStore store);

    /** What is remembered, with the saved connections. */
    SettingsFile settings();

    Optional<ConnectionProfile> profile(String name);

    /** The password that the keyring keeps for a saved connection. */
    Optional<String> password(ConnectionProfile profile);

    /**
     * An open store and what replays its streams.
     *
     * @param checks what can be checked in it
     * @param closing gives back what was taken to open it
     */
    record Opened(EventStore store, ReplayHost host, CheckCatalogue checks, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }
}
