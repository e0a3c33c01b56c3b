/** Benchmarks: each figure is a ratio against a peer, or a smaller size, measured in the same run. */
@NullMarked
package dev.hindsight.bench;

import org.jspecify.annotations.NullMarked;
