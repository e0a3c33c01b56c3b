package dev.hindsight.ui.builds;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Divergence;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.BuildComparison;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The comparison of two builds: what is compared, how far it is, and where they differ. Used on the FX thread. */
public final class BuildsModel {
    private static final PanelState BEFORE = new PanelState.Empty(
            "Two builds, the same events",
            "Name the class path of the old build and of the new one, and compare. The store is only read.");

    private final Workspace workspace;
    private final Supplier<CodeSettings> current;
    private final BiFunction<CodeSettings, EventStore, ReplayHost> hosts;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final StringProperty left = new SimpleStringProperty(this, "left", "");
    private final StringProperty right = new SimpleStringProperty(this, "right", "");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(this, "scope", Scope.STREAM);
    private final BooleanProperty running = new SimpleBooleanProperty(this, "running");
    private final ObservableList<Difference> differences = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", BEFORE);

    /** Which streams are compared. */
    enum Scope {
        STREAM("This stream", 1),
        SAMPLE("100 streams of this type", 100),
        TYPE("All streams of this type", Integer.MAX_VALUE),
        ALL("All streams", Integer.MAX_VALUE);

        private final String words;
        private final int limit;

        Scope(String words, int limit) {
            this.words = words;
            this.limit = limit;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** A stream on which the builds do not agree. */
    record Difference(StreamSummary stream, Divergence divergence) {}

    /** What came of a comparison. */
    private record Report(int compared, List<Difference> differences, Set<String> leftOut) {
        /** As a sentence or two. */
        private String words() {
            String result = differences.isEmpty()
                    ? "%,d compared: the builds agree on all of them.".formatted(compared)
                    : "%,d compared, %,d differ.".formatted(compared, differences.size());
            return leftOut.isEmpty()
                    ? result
                    : result + " Left out, since a build has no aggregate for them: " + String.join(", ", leftOut)
                            + ".";
        }
    }

    /**
     * Begins with the code that replays now as the old build.
     *
     * @param current the settings of that code, which hold for both builds but for the class path
     * @param hosts makes what replays with the code of a build
     */
    public BuildsModel(
            Workspace workspace,
            Supplier<CodeSettings> current,
            BiFunction<CodeSettings, EventStore, ReplayHost> hosts) {
        this.workspace = workspace;
        this.current = current;
        this.hosts = hosts;
        workspace.hostProperty().subscribe(host -> {
            if (left.get().isEmpty()) {
                left.set(String.join(File.pathSeparator, current.get().classPath()));
            }
        });
    }

    StringProperty leftProperty() {
        return left;
    }

    StringProperty rightProperty() {
        return right;
    }

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    BooleanProperty runningProperty() {
        return running;
    }

    ObservableList<Difference> differences() {
        return differences;
    }

    /** How much was compared and what came of it. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Compares; what was compared before is forgotten. */
    void compare() {
        workspace.navigation().location().ifPresent(location -> {
            differences.clear();
            summary.set("");
            running.set(true);
            state.set(new PanelState.Loading("Starting both builds"));
            Scope chosen = scope.get();
            CodeSettings old = settings(left);
            CodeSettings built = settings(right);
            RunningTask task = workspace
                    .tasks()
                    .run("Comparing two builds", running -> compare(running, chosen, location.stream(), old, built))
                    .in(slot)
                    .onSuccess(this::show)
                    .onError(ReplayException.class, this::fail)
                    .onError(StoreException.class, this::fail)
                    .andFinally(() -> running.set(false))
                    .start();
            task.messageProperty().subscribe(message -> tell(task, message));
        });
    }

    private void tell(RunningTask task, String message) {
        if (workspace.tasks().running().contains(task) && !message.isEmpty()) {
            state.set(new PanelState.Loading(message));
        }
    }

    void cancel() {
        slot.cancel();
        running.set(false);
        state.set(new PanelState.Empty(
                "The comparison was stopped", "Nothing of it is kept. Compare again at any time."));
    }

    private Report compare(RunningTask task, Scope chosen, StreamId current, CodeSettings old, CodeSettings built) {
        EventStore store = workspace.store();
        Collected collected = new Collected(task);
        try (ReplayHost one = hosts.apply(old, store);
                ReplayHost other = hosts.apply(built, store)) {
            BuildComparison comparison = new BuildComparison(store, one, other);
            StreamSummary stream = store.stream(current, task.cancellation()).orElseThrow();
            if (chosen == Scope.STREAM) {
                collected.accept(comparison.compare(stream, task.cancellation()));
            } else {
                Set<String> types = chosen == Scope.ALL ? Set.of() : Set.of(stream.type());
                comparison.each(types, chosen.limit, collected, task.cancellation());
            }
        }
        return new Report(collected.compared, List.copyOf(collected.differences), Set.copyOf(collected.leftOut));
    }

    private void show(Report report) {
        differences.setAll(report.differences());
        summary.set(report.words());
        state.set(
                report.differences().isEmpty()
                        ? new PanelState.Empty(
                                report.compared() == 0 ? "Nothing was compared" : "No difference", report.words())
                        : new PanelState.Ready());
    }

    private void fail(RuntimeException error) {
        state.set(PanelState.failed(error, this::compare));
    }

    /** Goes to the first version that differs. */
    void go(Difference difference) {
        workspace.go(difference.divergence().event());
    }

    private CodeSettings settings(StringProperty classPath) {
        return current.get()
                .withCommand(List.of())
                .withClassPath(Arrays.stream(classPath.get().split(File.pathSeparator))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .toList());
    }

    /** The outcomes so far; filled in the background. */
    private static final class Collected implements Consumer<BuildComparison.Outcome> {
        private final RunningTask task;
        private final List<Difference> differences = new ArrayList<>();
        private final Set<String> leftOut = new TreeSet<>();
        private int compared;

        private Collected(RunningTask task) {
            this.task = task;
        }

        @Override
        public void accept(BuildComparison.Outcome outcome) {
            switch (outcome) {
                case BuildComparison.Outcome.LeftOut(StreamSummary stream) -> leftOut.add(stream.type());
                case BuildComparison.Outcome.Same(StreamSummary same) -> compared++;
                case BuildComparison.Outcome.Differs(StreamSummary stream, Divergence divergence) -> {
                    compared++;
                    differences.add(new Difference(stream, divergence));
                }
            }
            task.report(-1, "%,d streams compared, %,d differ".formatted(compared, differences.size()));
        }
    }
}
