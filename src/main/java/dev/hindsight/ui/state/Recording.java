package dev.hindsight.ui.state;

import dev.hindsight.replay.RecordedReplay;

/**
 * What came of replaying a stream.
 *
 * @param codeVersion tells the code that replayed it from that code built anew
 * @param notice why this is not the whole stream, as a sentence; empty when it is
 */
record Recording(RecordedReplay replay, String codeVersion, String notice) {}
