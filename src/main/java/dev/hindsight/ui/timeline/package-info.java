/** The timeline of a stream and of what is connected with it, and the density of the whole store above it. */
@NullMarked
package dev.hindsight.ui.timeline;

import org.jspecify.annotations.NullMarked;
