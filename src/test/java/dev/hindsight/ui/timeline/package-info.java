/** Tests of the timeline. */
@NullMarked
package dev.hindsight.ui.timeline;

import org.jspecify.annotations.NullMarked;
