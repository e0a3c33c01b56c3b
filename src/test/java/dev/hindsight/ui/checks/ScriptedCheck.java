package dev.hindsight.ui.checks;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Fault;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Progress;
import dev.hindsight.check.Severity;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A check that finds what a test says, tells that it is half way, and ends.
 *
 * @param gate what it waits for before it ends; open for a check that does not wait
 */
record ScriptedCheck(String name, String description, List<Finding> findings, Outcome outcome, CountDownLatch gate)
        implements Check {
    static final Fault GAP = fault("integrity-versions", Severity.ERROR, "Usually rows were deleted by hand.");
    static final Fault ODD = fault("integrity-payloads", Severity.WARNING, "Usually it was cut off.");
    static final Fault OLD = fault("consumer-lag", Severity.NOTE, "Usually the consumer was stopped.");

    static Fault fault(String check, Severity severity, String cause) {
        return new Fault(check, "test", severity, cause);
    }

    /** One that ends by itself. */
    static ScriptedCheck ending(String name, Outcome outcome, Finding... findings) {
        return new ScriptedCheck(
                name, "What “%s” looks at.".formatted(name), List.of(findings), outcome, new CountDownLatch(0));
    }

    /** One that goes on until it is let go. */
    static ScriptedCheck going(String name, Finding... findings) {
        return new ScriptedCheck(
                name,
                "What “%s” looks at.".formatted(name),
                List.of(findings),
                new Outcome.Done("100 events"),
                new CountDownLatch(1));
    }

    static Finding gapAt(String stream, long version) {
        return GAP.at(
                new StreamId(stream),
                version,
                "Version %d of %s is missing, before OrderPaid at version %d.".formatted(version - 1, stream, version));
    }

    void letGo() {
        gate.countDown();
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        findings.forEach(listener::found);
        listener.progress(new Progress(50, 100, "events"));
        try (Cancellation.Registration _ = cancellation.onCancel(gate::countDown)) {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        cancellation.check();
        return outcome;
    }
}
