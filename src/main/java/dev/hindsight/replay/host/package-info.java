/** Runs aggregate code in a child process; the port is {@link dev.hindsight.replay.ReplayHost}. */
@NullMarked
package dev.hindsight.replay.host;

import org.jspecify.annotations.NullMarked;
