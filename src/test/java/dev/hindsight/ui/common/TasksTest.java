package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoreUnreachableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(waiting::add, Runnable::run);
    private final List<String> told = new ArrayList<>();

    @Test
    void theResultReachesTheSuccessHandler() {
        tasks.run("Counting", task -> 42).onSuccess(n -> told.add("got " + n)).start();
        runWaiting();

        assertThat(told).containsExactly("got 42");
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void newerWorkInASlotOutdatesTheOlder() {
        Tasks.Slot slot = new Tasks.Slot();
        tasks.run("Old", task -> "old").in(slot).onSuccess(told::add).start();
        tasks.run("New", task -> "new").in(slot).onSuccess(told::add).start();
        runWaiting();

        assertThat(told).containsExactly("new");
    }

    @Test
    void theFirstHandlerThatFitsTakesTheFailure() {
        tasks.run("Reading", task -> {
                    throw new StoreReadException("no", null);
                })
                .onError(StoreUnreachableException.class, error -> told.add("unreachable"))
                .onError(StoreReadException.class, error -> told.add("unreadable"))
                .onError(RuntimeException.class, error -> told.add("any"))
                .start();
        runWaiting();

        assertThat(told).containsExactly("unreadable");
    }

    @Test
    void whatNoHandlerTakesGoesToTheDefaultHandler() {
        tasks.onUnhandledError(error -> told.add(String.valueOf(error.getMessage())));
        tasks.run("Failing", task -> {
                    throw new IllegalStateException("broken");
                })
                .onError(StoreReadException.class, error -> told.add("wrong handler"))
                .start();
        runWaiting();

        assertThat(told).containsExactly("broken");
    }

    @Test
    void cancelledWorkCallsOnlyTheFinalHandler() {
        RunningTask task = tasks.run("Long", running -> {
                    running.cancellation().check();
                    return "done";
                })
                .onSuccess(told::add)
                .onError(Throwable.class, error -> told.add("failed"))
                .andFinally(() -> told.add("over"))
                .start();
        task.cancel();
        runWaiting();

        assertThat(told).containsExactly("over");
    }

    @Test
    void onlyTheLatestReportReachesTheWindow() {
        Deque<Runnable> foreground = new ArrayDeque<>();
        Tasks slowWindow = new Tasks(Runnable::run, foreground::add);
        List<Double> seen = new ArrayList<>();
        RunningTask[] started = new RunningTask[1];
        slowWindow
                .run("Counting", task -> {
                    started[0] = task;
                    task.progressProperty().subscribe(progress -> seen.add(progress.doubleValue()));
                    for (int i = 0; i <= 100; i++) {
                        task.report(i / 100.0, "step " + i);
                    }
                    return "done";
                })
                .start();
        foreground.forEach(Runnable::run);

        assertThat(seen).containsExactly(-1.0, 1.0);
        assertThat(started[0].messageProperty().get()).isEqualTo("step 100");
    }

    private void runWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
