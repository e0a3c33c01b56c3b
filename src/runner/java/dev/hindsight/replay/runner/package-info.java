/**
 * What runs in the child process beside aggregate code: it speaks the replay protocol, calls the code and reads the
 * state. It runs on Java 17 or later and needs nothing but the JDK and Jackson's streaming core, so that it gets in the
 * way of no application.
 */
@NullMarked
package dev.hindsight.replay.runner;

import org.jspecify.annotations.NullMarked;
