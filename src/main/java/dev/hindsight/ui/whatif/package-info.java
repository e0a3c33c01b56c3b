/** The view of a history that did not happen: in memory only, beside the one that did. */
@NullMarked
package dev.hindsight.ui.whatif;

import org.jspecify.annotations.NullMarked;
