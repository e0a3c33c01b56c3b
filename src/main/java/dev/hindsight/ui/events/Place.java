package dev.hindsight.ui.events;

/** Where the event that the window is at stands in the table. */
enum Place {
    /** The window is nowhere yet. */
    NOWHERE,
    /** Among the rows. */
    LOADED,
    /** Not among the rows, but the result goes on. */
    BEYOND,
    /** Not in the result. */
    EXCLUDED
}
