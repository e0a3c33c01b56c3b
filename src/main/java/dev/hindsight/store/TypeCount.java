package dev.hindsight.store;

/**
 * How many of a type there are.
 *
 * @param type a stream type or an event type
 * @param count streams of that stream type, or events of that event type
 */
public record TypeCount(String type, long count) {}
