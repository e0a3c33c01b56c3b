/** What can be asked about events, as text and as values: one language for the window and the command line. */
@NullMarked
package dev.hindsight.store.query;

import org.jspecify.annotations.NullMarked;
