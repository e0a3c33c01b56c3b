/** Runs aggregate code and reads the state it computes. Today in this process; the port is {@link dev.hindsight.replay.ReplayHost}. */
@NullMarked
package dev.hindsight.replay.host;

import org.jspecify.annotations.NullMarked;
