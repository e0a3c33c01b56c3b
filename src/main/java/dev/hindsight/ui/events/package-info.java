/** The table of events: of one stream or of the whole store, filtered by the database, read page by page. */
@NullMarked
package dev.hindsight.ui.events;

import org.jspecify.annotations.NullMarked;
