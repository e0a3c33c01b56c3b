/** Replays the streams of the store with two builds and shows where their states differ. */
@NullMarked
package dev.hindsight.ui.builds;

import org.jspecify.annotations.NullMarked;
