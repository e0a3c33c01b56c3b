/** What the features of the window share: the workspace and its one location, background work, states of a panel, theme. */
@NullMarked
package dev.hindsight.ui.common;

import org.jspecify.annotations.NullMarked;
