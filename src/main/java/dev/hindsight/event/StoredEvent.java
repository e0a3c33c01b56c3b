package dev.hindsight.event;

/** One stored event, whole. */
public record StoredEvent(EventHeader header, Content payload, Content metadata) {}
