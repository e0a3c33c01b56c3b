package dev.hindsight.timeline;

/**
 * One event of the timeline.
 *
 * @param lane the index of its lane, 0 for the selected stream
 * @param index its index within the lane
 */
public record Spot(int lane, int index) {}
