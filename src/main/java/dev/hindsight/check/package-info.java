/**
 * What a store can fail: checks, and what they find.
 *
 * <p>A {@link dev.hindsight.check.Check} has a name, says in a sentence what it looks at, and runs once: it reports each
 * {@link dev.hindsight.check.Finding} as soon as it is found, tells its progress, can be cancelled, and ends with an
 * {@link dev.hindsight.check.Outcome}. A check that a store or its code gives no ground for is not applicable and says
 * why; it never counts as passed. Names of checks that belong together begin alike: {@code integrity-versions},
 * {@code integrity-causes}; {@link dev.hindsight.check.CheckNames} finds all of them by {@code integrity}.
 *
 * <p>A finding is an instance of a {@link dev.hindsight.check.Fault}: the kind of damage, how bad it is, and what usually
 * causes it. A new check is a class that implements {@code Check}, with its faults as constants, and a line where the
 * program wires the checks of a store ({@code dev.hindsight.StoreChecks}); command line, panel, baseline and reports take
 * it from there.
 *
 * <p>{@link dev.hindsight.check.CheckRuns} runs several checks in the background. Whoever looks on implements
 * {@link dev.hindsight.check.CheckWatcher}, or asks for {@link dev.hindsight.check.CheckRuns#statuses} at any time:
 * that is what was found so far.
 */
@NullMarked
package dev.hindsight.check;

import org.jspecify.annotations.NullMarked;
