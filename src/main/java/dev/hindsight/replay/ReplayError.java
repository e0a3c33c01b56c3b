package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;

/**
 * An event that could not be applied. The replay went on without it.
 *
 * @param message a sentence: what was thrown and where
 * @param detail the stack trace, or whatever else helps to mend it
 */
public record ReplayError(EventHeader event, String message, String detail) {}
