package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;

/**
 * An event at which a condition on the state turned.
 *
 * @param index the place of the event in the replay
 * @param holds whether the condition is true after it; before, it was not
 */
public record Turn(int index, EventHeader event, boolean holds) {}
