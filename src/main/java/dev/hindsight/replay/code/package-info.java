/**
 * Finds aggregates and events on a class path: reads class files, loads none of them, and says why it took what for
 * what.
 */
@NullMarked
package dev.hindsight.replay.code;

import org.jspecify.annotations.NullMarked;
