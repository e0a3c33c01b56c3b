package dev.hindsight.sample;

import java.time.Duration;
import java.time.InstantSource;

/** What is still to happen, and when: in simulated time for a history, in real time for the live shop. */
interface Schedule extends InstantSource {
    /** Does something later, counted from now. */
    void after(Duration delay, Runnable step);
}
