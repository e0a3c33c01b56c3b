package dev.hindsight.ui.common;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work away from the window and brings its result back: the only door to the FX thread.
 *
 * <p>Work returns an immutable result; every callback runs on the FX thread. Nothing fails silently: what no handler
 * takes goes to the default handler.
 */
public final class Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Executor background;
    private final Executor foreground;
    private final ObservableList<RunningTask> running = FXCollections.observableArrayList();
    private Consumer<Throwable> defaultErrorHandler = error -> LOG.error("Unhandled failure of background work", error);

    /** Tests pass an executor that runs on the calling thread for both. */
    public Tasks(Executor background, Executor foreground) {
        this.background = background;
        this.foreground = foreground;
    }

    /** Background work on virtual threads, results on the FX thread. */
    public static Tasks forWindow() {
        return new Tasks(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
    }

    /** Background work on the calling thread, for tests. */
    public static Tasks direct() {
        return new Tasks(Runnable::run, Runnable::run);
    }

    /** What runs now, the oldest first; changes on the FX thread only. */
    public ObservableList<RunningTask> running() {
        return running;
    }

    /** Who is told of failures that the work's own handlers do not take. */
    public void onUnhandledError(Consumer<Throwable> handler) {
        defaultErrorHandler = handler;
    }

    /**
     * Prepares work.
     *
     * @param title what the status line says while it runs, such as "Reading order-10042"
     */
    public <T> Preparation<T> run(String title, Work<T> work) {
        return new Preparation<>(title, work);
    }

    /** Tells the default handler of a failure that a panel noticed but cannot show in its own place. */
    public void report(Throwable error) {
        defaultErrorHandler.accept(error);
    }

    /** Runs an action later on the FX thread, in order with the results of work. */
    public void later(Runnable action) {
        foreground.execute(action);
    }

    /** The work itself: runs in the background. */
    @FunctionalInterface
    public interface Work<T> {
        T run(RunningTask task);
    }

    /** A place for one piece of work at a time: what starts in it cancels and outdates what ran in it before. */
    public static final class Slot {
        private @Nullable RunningTask current;

        private void take(RunningTask task) {
            cancel();
            current = task;
        }

        /** Cancels what runs in this slot; its callbacks will not be called. */
        public void cancel() {
            if (current != null) {
                current.cancel();
                current = null;
            }
        }
    }

    /** Work that has not been started, and what is to happen afterwards. */
    public final class Preparation<T> {
        private final String title;
        private final Work<T> work;
        private final Map<Class<? extends Throwable>, Consumer<Throwable>> errorHandlers = new LinkedHashMap<>();
        private Consumer<T> successHandler = result -> {};
        private Runnable finalHandler = () -> {};
        private @Nullable Slot slot;
        private boolean mentioned = true;

        private Preparation(String title, Work<T> work) {
            this.title = title;
            this.work = work;
        }

        public Preparation<T> onSuccess(Consumer<T> handler) {
            successHandler = handler;
            return this;
        }

        /** Takes failures of that type; the first handler that fits is called. */
        public <E extends Throwable> Preparation<T> onError(Class<E> type, Consumer<E> handler) {
            errorHandlers.put(type, error -> handler.accept(type.cast(error)));
            return this;
        }

        /** Runs after success, failure and cancellation alike. */
        public Preparation<T> andFinally(Runnable handler) {
            finalHandler = handler;
            return this;
        }

        /** The work takes that slot when it starts. */
        public Preparation<T> in(Slot newSlot) {
            slot = newSlot;
            return this;
        }

        /** The work is none that people have asked for, and the window does not speak of it. */
        public Preparation<T> unmentioned() {
            mentioned = false;
            return this;
        }

        /** Starts the work. To be called on the FX thread. */
        public RunningTask start() {
            RunningTask task = new RunningTask(title, new Cancellation(), foreground);
            if (slot != null) {
                slot.take(task);
            }
            if (mentioned) {
                running.add(task);
            }
            background.execute(() -> perform(task));
            return task;
        }

        private void perform(RunningTask task) {
            try {
                T result = work.run(task);
                foreground.execute(() -> finish(task, () -> successHandler.accept(result)));
            } catch (RuntimeException | Error e) {
                foreground.execute(() -> finish(task, () -> fail(e)));
            }
        }

        private void finish(RunningTask task, Runnable handler) {
            if (mentioned) {
                running.remove(task);
            }
            if (!task.cancellation().isCancelled()) {
                handler.run();
            }
            finalHandler.run();
        }

        private void fail(Throwable error) {
            if (error instanceof ReadCancelledException) {
                return;
            }
            errorHandlers.entrySet().stream()
                    .filter(entry -> entry.getKey().isInstance(error))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(defaultErrorHandler)
                    .accept(error);
        }
    }
}
