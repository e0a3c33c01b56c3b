package dev.hindsight.ui.connect;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;

/**
 * A store that is open, and what replays its streams.
 *
 * @param closing gives back everything that was taken to open it: connections, the host, the sample's server
 */
public record OpenedStore(EventStore store, ReplayHost host, Runnable closing) {}
