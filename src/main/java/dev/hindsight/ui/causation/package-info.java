/** The graph of what caused what in one operation, drawn on a canvas. */
@NullMarked
package dev.hindsight.ui.causation;

import org.jspecify.annotations.NullMarked;
