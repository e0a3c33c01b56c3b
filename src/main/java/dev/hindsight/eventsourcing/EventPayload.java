package dev.hindsight.eventsourcing;

/**
 * What happened, as a typed value. Implemented by records; each aggregate has one sealed interface that extends this
 * one and lists its events. The simple name of the record is the event type, see {@link EventType#of(Class)}.
 */
public interface EventPayload {}
