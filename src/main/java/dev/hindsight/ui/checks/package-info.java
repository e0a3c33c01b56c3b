/** Runs the checks of the store in the background, shows what they find as it is found, and leads there. */
@NullMarked
package dev.hindsight.ui.checks;

import org.jspecify.annotations.NullMarked;
