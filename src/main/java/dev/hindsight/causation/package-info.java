/** What caused what: the trace of an operation, and where its events stand in a picture. */
@NullMarked
package dev.hindsight.causation;

import org.jspecify.annotations.NullMarked;
