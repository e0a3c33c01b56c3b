/** One event in full: its header, what caused it and what it caused, its payload and metadata. */
@NullMarked
package dev.hindsight.ui.inspector;

import org.jspecify.annotations.NullMarked;
