package dev.hindsight.ui.shell;

import dev.hindsight.event.Location;

/**
 * Something that "find anything" found.
 *
 * @param kind what it is: stream, event, operation
 */
record Finding(String kind, String title, String detail, Location target) {}
