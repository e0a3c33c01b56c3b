package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StoreUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckRunsTest {
    private static final Fault FAULT = new Fault("fake", "odd", Severity.WARNING, "Somebody planted it.");

    /** A check that does what a test says. */
    private record Fake(String name, Work work) implements Check {
        interface Work {
            Outcome run(CheckListener listener, Cancellation cancellation);
        }

        @Override
        public String description() {
            return "What a test says.";
        }

        @Override
        public Outcome run(CheckListener listener, Cancellation cancellation) {
            return work.run(listener, cancellation);
        }
    }

    @Test
    void whatWasFoundIsThereBeforeTheCheckIsOver() throws InterruptedException {
        CountDownLatch hasFound = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Check slow = new Fake("fake", (listener, cancellation) -> {
            listener.found(FAULT.about("a", "It is odd."));
            listener.progress(new Progress(1, 2, "things"));
            hasFound.countDown();
            await(goOn);
            listener.found(FAULT.about("b", "It is odd."));
            return new Outcome.Done("2 things");
        });
        try (CheckRuns runs = CheckRuns.start(List.of(slow), CheckWatcher.NOBODY)) {
            hasFound.await();
            CheckStatus partial = runs.statuses().getFirst();
            assertThat(partial.findings()).extracting(Finding::subject).containsExactly("a");
            assertThat(partial.stage()).isEqualTo(new CheckStatus.Stage.Running(new Progress(1, 2, "things")));

            goOn.countDown();
            CheckStatus whole = runs.await().getFirst();
            assertThat(whole.findings()).extracting(Finding::subject).containsExactly("a", "b");
            assertThat(whole.stage()).isEqualTo(new CheckStatus.Stage.Ended(new Outcome.Done("2 things")));
        }
    }

    @Test
    void aCancelledCheckKeepsWhatItFoundAndTheOthersDoNotBegin() throws InterruptedException {
        CountDownLatch hasFound = new CountDownLatch(2);
        Check endless = new Fake("fake", (listener, cancellation) -> {
            listener.found(FAULT.about("a", "It is odd."));
            hasFound.countDown();
            CountDownLatch cancelled = new CountDownLatch(1);
            try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
                await(cancelled);
            }
            cancellation.check();
            return new Outcome.Done("never");
        });
        try (CheckRuns runs = CheckRuns.start(List.of(endless, endless, endless), CheckWatcher.NOBODY)) {
            hasFound.await();
            runs.cancel();

            assertThat(runs.await()).extracting(CheckStatus::found).containsExactly(1L, 1L, 0L);
            assertThat(runs.statuses())
                    .extracting(CheckStatus::stage)
                    .containsOnly(new CheckStatus.Stage.Ended(new Outcome.Stopped("Stopped before the end.")));
        }
    }

    @Test
    void aCheckThatCannotReadTheStoreSaysSoAndTheOthersGoOn() {
        Check broken = new Fake("broken", (listener, cancellation) -> {
            throw new StoreUnreachableException("The server is gone.", null);
        });
        Check sound = new Fake("sound", (listener, cancellation) -> new Outcome.Done("everything"));
        try (CheckRuns runs = CheckRuns.start(List.of(broken, sound), CheckWatcher.NOBODY)) {
            assertThat(runs.await())
                    .extracting(CheckStatus::stage)
                    .containsExactly(
                            new CheckStatus.Stage.Failed("The server is gone."),
                            new CheckStatus.Stage.Ended(new Outcome.Done("everything")));
        }
    }

    @Test
    void theWatcherIsToldEveryFindingAndStage() {
        List<String> told = new ArrayList<>();
        CheckWatcher watcher = new CheckWatcher() {
            @Override
            public void found(Finding finding) {
                told.add(finding.subject());
            }

            @Override
            public void changed(CheckStatus status) {
                told.add(status.stage().getClass().getSimpleName());
            }
        };
        Check check = new Fake("fake", (listener, cancellation) -> {
            listener.found(FAULT.about("a", "It is odd."));
            return new Outcome.NotApplicable("There is nothing to look at.");
        });
        try (CheckRuns runs = CheckRuns.start(List.of(check), watcher)) {
            runs.await();
        }

        assertThat(told).containsExactly("Running", "a", "Ended");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
