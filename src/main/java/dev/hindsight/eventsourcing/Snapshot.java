package dev.hindsight.eventsourcing;

import java.util.UUID;

/**
 * The state of an aggregate after one of its events.
 *
 * @param eventId the event of that version
 * @param schemaVersion the version of the stored form of the state, counted from 1
 * @param state JSON of the state
 */
public record Snapshot(
        String aggregateId, String aggregateType, long version, UUID eventId, int schemaVersion, String state) {}
