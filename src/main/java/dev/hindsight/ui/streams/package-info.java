/** The list of streams: search, filter by type, order. */
@NullMarked
package dev.hindsight.ui.streams;

import org.jspecify.annotations.NullMarked;
