package dev.hindsight.store;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * A state of an aggregate that is kept so that replay need not begin at its first event.
 *
 * @param version the version of the last event in it
 * @param event the id of that event, where the store keeps it
 * @param schemaVersion the version of the form of the state, where the store keeps it
 */
public record StoredSnapshot(
        StreamId stream,
        long version,
        @Nullable EventId event,
        @Nullable String schemaVersion,
        Content state) {}
