package dev.hindsight.causation.process;

/**
 * An event type in the process map.
 *
 * @param streamType the type of the stream that it was met in first
 * @param events how many events there are
 * @param beginnings those whose cause is not among the events read
 * @param endings those without effects among the events read
 */
public record ProcessType(String type, String streamType, long events, long beginnings, long endings) {}
