/**
 * The shape of a system: which event types lead to which, the paths that operations take, and the operations that fall
 * out of the usual. Computed from headers in one pass.
 */
@NullMarked
package dev.hindsight.causation.process;

import org.jspecify.annotations.NullMarked;
