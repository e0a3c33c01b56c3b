package dev.hindsight.ui.connect;

import dev.hindsight.check.CheckCatalogue;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.Environment;
import dev.hindsight.store.EventStore;

/**
 * A store that is open, and what replays its streams.
 *
 * @param code the settings of that code; none for the sample, which brings its own
 * @param environment how much care it asks for
 * @param checks what can be checked in it
 * @param closing gives back everything that was taken to open it: connections, the host, the sample's server
 */
public record OpenedStore(
        EventStore store,
        ReplayHost host,
        CodeSettings code,
        Environment environment,
        CheckCatalogue checks,
        Runnable closing) {
    /** The same store in another environment. */
    OpenedStore in(Environment other) {
        return new OpenedStore(store, host, code, other, checks, closing);
    }
}
