/** The engine without the window: one class per command. Output for people as tables, for scripts as JSON Lines. */
@NullMarked
package dev.hindsight.cli;

import org.jspecify.annotations.NullMarked;
