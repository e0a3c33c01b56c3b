package dev.hindsight.causation.process;

/**
 * A step of the path that operations take.
 *
 * @param depth how many causes it has on the path, from 0
 * @param type the event type
 * @param repeated whether the operation that the path was seen in first did it more than once
 */
public record PathStep(int depth, String type, boolean repeated) {}
