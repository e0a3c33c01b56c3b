package dev.hindsight.eventsourcing;

/** An event and its place in the order of the whole store: what a reader must remember to go on from here later. */
public record PositionedEvent(Position position, DomainEvent event) {}
