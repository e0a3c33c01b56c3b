package dev.hindsight.replay.runner;

/**
 * What a replay may use up.
 *
 * @param eventMillis the longest time for one event, from decoding it to reading the state
 * @param replayMillis the longest time for all events of a replay together
 * @param stateValues the greatest number of values read of one state
 * @param outputCharacters how much is kept of what the code prints during one event
 */
record Limits(long eventMillis, long replayMillis, int stateValues, int outputCharacters) {}
