package dev.hindsight.eventsourcing;

/** An event as it is stored, and its place in the order of the whole store. */
public record RecordedEvent(Position position, StoredEvent stored) {}
