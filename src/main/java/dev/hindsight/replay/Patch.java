package dev.hindsight.replay;

import tools.jackson.core.JsonPointer;

/**
 * What an event did to the state, exactly, down to the scale of numbers; it can be undone. Immutable. It shares its
 * values with states.
 */
sealed interface Patch permits RootPatch, PropertyPatch, ElementPatch, PatchSequence {
    /** Makes the state before the event the one after it. */
    void apply(WorkingState state);

    /** Makes the state after the event the one before it. */
    void revert(WorkingState state);

    /** Whether the value at that place, or something within it, may be another after the event. */
    boolean touches(JsonPointer place);

    /** Adds the places that differ before and after the event. */
    void mark(TouchedPlaces places);
}
