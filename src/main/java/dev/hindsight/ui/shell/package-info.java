/** The window: its regions, what moves between them, and what is remembered of it. Wires the features together. */
@NullMarked
package dev.hindsight.ui.shell;

import org.jspecify.annotations.NullMarked;
