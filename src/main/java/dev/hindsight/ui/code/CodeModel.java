package dev.hindsight.ui.code;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.code.Candidate;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The choice of aggregate code for a store, in the making. Nothing changes until it is used. */
public final class CodeModel {
    private static final PanelState NO_CLASS_PATH = new PanelState.Empty(
            "No code yet",
            "Add the jars or class folders of your application to see what of them replays which streams.");
    private static final PanelState COMMAND = new PanelState.Empty(
            "A program replays", "It is asked to replay streams of every type, and knows by itself how.");

    private final Tasks tasks;
    private final EventStore store;
    private final Consumer<CodeSettings> use;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final StringProperty classPath = new SimpleStringProperty(this, "classPath", "");
    private final StringProperty java = new SimpleStringProperty(this, "java", "");
    private final StringProperty command = new SimpleStringProperty(this, "command", "");
    private final StringProperty mapper = new SimpleStringProperty(this, "mapper", "");
    private final StringProperty decoder = new SimpleStringProperty(this, "decoder", "");
    private final ObservableList<FoundType> types = FXCollections.observableArrayList();
    private final Map<String, String> aggregates;
    private final Map<String, String> events;
    private final List<String> ignored;
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NO_CLASS_PATH);
    private final ReadOnlyStringWrapper upcasters = new ReadOnlyStringWrapper(this, "upcasters", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");

    /**
     * Begins with what is used now.
     *
     * @param use takes what the user decided on
     */
    public CodeModel(Tasks tasks, EventStore store, CodeSettings now, Consumer<CodeSettings> use) {
        this.tasks = tasks;
        this.store = store;
        this.use = use;
        this.aggregates = new HashMap<>(now.aggregates());
        this.events = new HashMap<>(now.events());
        this.ignored = now.ignored();
        classPath.set(String.join("\n", now.classPath()));
        command.set(String.join(" ", now.command()));
        java.set(text(now.java()));
        mapper.set(text(now.mapper()));
        decoder.set(text(now.decoder()));
        look();
    }

    /** Jars and folders, one per line. */
    StringProperty classPathProperty() {
        return classPath;
    }

    StringProperty javaProperty() {
        return java;
    }

    StringProperty commandProperty() {
        return command;
    }

    StringProperty mapperProperty() {
        return mapper;
    }

    StringProperty decoderProperty() {
        return decoder;
    }

    ObservableList<FoundType> types() {
        return types;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How much was looked through, as a sentence. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    void addToClassPath(List<String> entries) {
        String before = classPath.get().strip();
        String added = String.join("\n", entries);
        classPath.set(before.isEmpty() ? added : before + "\n" + added);
        look();
    }

    /** Looks through the class path for what fits the streams of the store. */
    void look() {
        CodeSettings settings = settings();
        summary.set("");
        upcasters.set("");
        if (settings.classPath().isEmpty()) {
            slot.cancel();
            types.clear();
            state.set(settings.command().isEmpty() ? NO_CLASS_PATH : COMMAND);
            return;
        }
        if (types.isEmpty()) {
            state.set(new PanelState.Loading("Looking through the class path"));
        }
        tasks.run("Looking through the class path", new LookThrough(store, settings))
                .in(slot)
                .onSuccess(this::show)
                .onError(ReplayException.class, this::fail)
                .onError(StoreException.class, this::fail)
                .start();
    }

    private void fail(RuntimeException error) {
        types.clear();
        state.set(PanelState.failed(error, this::look));
    }

    private void show(LookThrough.Result result) {
        state.set(new PanelState.Loading("Showing what was found"));
        types.setAll(result.types());
        long replayed =
                result.types().stream().filter(type -> type.best() != null).count();
        summary.set("%,d classes looked through; %d of %d stream types are replayed by code"
                .formatted(result.classes(), replayed, result.types().size()));
        upcasters.set(upcasters(result));
        state.set(
                types.isEmpty()
                        ? new PanelState.Empty("No streams", "The store is empty, so there is nothing to replay.")
                        : new PanelState.Ready());
    }

    /** Which upcasters events go through before they are decoded, and which not, as sentences; empty where there are none. */
    ReadOnlyStringProperty upcastersProperty() {
        return upcasters.getReadOnlyProperty();
    }

    private String upcasters(LookThrough.Result result) {
        if (settings().decoder() != null) {
            return "";
        }
        String run = result.upcasters().isEmpty()
                ? ""
                : "Upcasters that run first: %s. ".formatted(simpleNames(result.upcasters()));
        String leftOut = result.upcastersLeftOut().isEmpty()
                ? ""
                : "Not run, since their constructors take what only the application has: %s. Name a decoder that calls them."
                        .formatted(simpleNames(result.upcastersLeftOut()));
        return (run + leftOut).strip();
    }

    private static String simpleNames(List<String> classes) {
        return classes.stream().map(name -> name.replaceFirst(".*[.$]", "")).collect(Collectors.joining(", "));
    }

    /** Has a class replay streams of a type; null for the one that fits best. */
    void choose(String streamType, @Nullable String binding) {
        if (binding == null) {
            aggregates.remove(streamType);
        } else {
            aggregates.put(streamType, binding);
        }
        look();
    }

    /** What speaks for the class that replays a type, in sentences. */
    String why(@Nullable FoundType type) {
        if (type == null) {
            return "";
        }
        Candidate best = type.best();
        if (best == null) {
            return type.candidates().isEmpty()
                    ? "No class of the class path takes these events: payloads are merged, which is a guess."
                    : "No class fits well enough to be taken without asking. Choose one.";
        }
        String reasons = String.join(" ", best.reasons());
        return aggregates.containsKey(type.streamType()) ? "Chosen by you. " + reasons : reasons;
    }

    /** Has a class stand for a stored event type; empty for the one that fits best. */
    void chooseEvent(String storedType, String className) {
        if (className.isBlank()) {
            events.remove(storedType);
        } else {
            events.put(storedType, className.strip());
        }
        look();
    }

    /** Replays with what was chosen from now on. */
    void use() {
        slot.cancel();
        use.accept(settings());
    }

    void cancel() {
        slot.cancel();
    }

    CodeSettings settings() {
        List<String> entries = Arrays.stream(classPath.get().split("[\\n" + File.pathSeparator + "]"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        List<String> words = command.get().isBlank()
                ? List.of()
                : List.of(command.get().strip().split("\\s+"));
        return new CodeSettings(
                entries, given(java), words, aggregates, events, given(mapper), given(decoder), ignored);
    }

    private static @Nullable String given(StringProperty property) {
        return property.get().isBlank() ? null : property.get().strip();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
