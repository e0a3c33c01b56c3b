/** How far the consumers of a store are behind its newest event, and whether that grows. */
@NullMarked
package dev.hindsight.check.consumer;

import org.jspecify.annotations.NullMarked;
