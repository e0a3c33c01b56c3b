package dev.hindsight.ui.connect;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.EventStore;

/**
 * A store that is open, and what replays its streams.
 *
 * @param code the settings of that code; none for the sample, which brings its own
 * @param closing gives back everything that was taken to open it: connections, the host, the sample's server
 */
public record OpenedStore(EventStore store, ReplayHost host, CodeSettings code, Runnable closing) {}
