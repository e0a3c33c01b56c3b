package dev.hindsight.ui.checks;

import dev.hindsight.check.readmodel.ColumnGuess;
import dev.hindsight.check.readmodel.ComparedRow;
import dev.hindsight.check.readmodel.MappedReadModel;
import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** A read model that is being described, with a preview of its rows beside what replay gives. Used on the FX thread. */
final class MappingModel {
    private static final int PREVIEWED = 20;

    private final Workspace workspace;
    private final ReadModelMemory memory;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<MappableTable> tables = FXCollections.observableArrayList();
    private final ObservableList<String> streamTypes = FXCollections.observableArrayList();
    private final ObservableList<MappedColumn> columns = FXCollections.observableArrayList();
    private final ObservableList<ComparedRow> preview = FXCollections.observableArrayList();
    private final ObservableList<ReadModelMapping> saved = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable MappableTable> table = new SimpleObjectProperty<>(this, "table", null);
    private final StringProperty streamType = new SimpleStringProperty(this, "streamType", "");
    private final StringProperty streamColumn = new SimpleStringProperty(this, "streamColumn", "");
    private final StringProperty streamPrefix = new SimpleStringProperty(this, "streamPrefix", "");
    private final StringProperty versionColumn = new SimpleStringProperty(this, "versionColumn", "");
    private final BooleanProperty everyStream = new SimpleBooleanProperty(this, "everyStream");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");

    /** A column, and the JSON Pointer of the value that it keeps; empty where it is not compared. */
    record MappedColumn(String name, String type, StringProperty path) {}

    private record Choices(List<MappableTable> tables, List<String> streamTypes) {}

    MappingModel(Workspace workspace, ReadModelMemory memory) {
        this.workspace = workspace;
        this.memory = memory;
        saved.setAll(memory.mappings());
        table.subscribe(this::choose);
        workspace
                .tasks()
                .run("Reading the tables", this::choices)
                .onSuccess(found -> {
                    tables.setAll(found.tables());
                    streamTypes.setAll(found.streamTypes());
                })
                .onError(StoreException.class, error -> words.set(Problem.sentence(error)))
                .start();
    }

    private Choices choices(RunningTask task) {
        String events = workspace.store().description().table();
        return new Choices(
                workspace.store().tables(task.cancellation()).stream()
                        .filter(found -> !found.shownName().equals(events))
                        .toList(),
                workspace.store().streamTypes(task.cancellation()).stream()
                        .map(TypeCount::type)
                        .toList());
    }

    ObservableList<MappableTable> tables() {
        return tables;
    }

    ObservableList<String> streamTypes() {
        return streamTypes;
    }

    ObservableList<MappedColumn> columns() {
        return columns;
    }

    /** The first rows beside what replay gives. */
    ObservableList<ComparedRow> preview() {
        return preview;
    }

    /** The read models that are kept. */
    ObservableList<ReadModelMapping> saved() {
        return saved;
    }

    ObjectProperty<@Nullable MappableTable> tableProperty() {
        return table;
    }

    StringProperty streamTypeProperty() {
        return streamType;
    }

    StringProperty streamColumnProperty() {
        return streamColumn;
    }

    StringProperty streamPrefixProperty() {
        return streamPrefix;
    }

    StringProperty versionColumnProperty() {
        return versionColumn;
    }

    BooleanProperty everyStreamProperty() {
        return everyStream;
    }

    /** What came of the preview, or what is missing or wrong. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    private void choose(@Nullable MappableTable chosen) {
        columns.clear();
        preview.clear();
        if (chosen == null) {
            return;
        }
        chosen.columns().stream()
                .filter(MappableTable.Column::readable)
                .forEach(column ->
                        columns.add(new MappedColumn(column.name(), column.type(), new SimpleStringProperty(""))));
        streamColumn.set(columns.stream()
                .map(MappedColumn::name)
                .filter(name -> name.matches("(?i)(.*_)?(id|uuid|stream|key)"))
                .findFirst()
                .orElse(columns.isEmpty() ? "" : columns.getFirst().name()));
        versionColumn.set(columns.stream()
                .map(MappedColumn::name)
                .filter(name -> name.matches("(?i)(.*_)?(version|revision|sequence)(_number)?"))
                .findFirst()
                .orElse(""));
    }

    /** Fills in the paths that can be guessed from the state of the first row. */
    void guess() {
        describe(false)
                .ifPresent(mapping -> workspace
                        .tasks()
                        .run(
                                "Looking at a state",
                                task -> new MappedReadModel(mapping, workspace.store(), workspace.host())
                                        .firstState(task.cancellation()))
                        .in(slot)
                        .onSuccess(state -> state.ifPresentOrElse(
                                found -> {
                                    fill(ColumnGuess.paths(
                                            columns.stream()
                                                    .map(MappedColumn::name)
                                                    .toList(),
                                            found));
                                    look();
                                },
                                () -> words.set("No stream was found for the first rows. Is the prefix right?")))
                        .onError(StoreException.class, this::fail)
                        .onError(ReplayException.class, this::fail)
                        .start());
    }

    private void fill(Map<String, String> paths) {
        columns.stream()
                .filter(column -> column.path().get().isEmpty())
                .forEach(column -> column.path().set(paths.getOrDefault(column.name(), "")));
    }

    /** Reads the first rows and replays their streams. */
    void look() {
        describe(true)
                .ifPresent(mapping -> workspace
                        .tasks()
                        .run(
                                "Comparing the first rows",
                                task -> new MappedReadModel(mapping, workspace.store(), workspace.host())
                                        .preview(PREVIEWED, task.cancellation()))
                        .in(slot)
                        .onSuccess(this::show)
                        .onError(StoreException.class, this::fail)
                        .onError(ReplayException.class, this::fail)
                        .start());
    }

    private void show(List<ComparedRow> rows) {
        preview.setAll(rows);
        long differing = rows.stream().filter(row -> !row.agrees()).count();
        words.set(
                rows.isEmpty()
                        ? "The table has no rows."
                        : differing == 0
                                ? "All of the first %d rows agree.".formatted(rows.size())
                                : "%d of the first %d rows differ.".formatted(differing, rows.size()));
    }

    private void fail(RuntimeException error) {
        words.set(Problem.sentence(error));
    }

    /**
     * Keeps it, in place of one of the same table.
     *
     * @return whether it is kept
     */
    boolean save() {
        Optional<ReadModelMapping> described = describe(true);
        described.ifPresent(mapping -> {
            List<ReadModelMapping> all = new ArrayList<>(saved);
            all.removeIf(other -> other.shownName().equals(mapping.shownName()));
            all.add(mapping);
            keep(all);
        });
        return described.map(saved::contains).orElse(false);
    }

    void forget(ReadModelMapping mapping) {
        keep(saved.stream().filter(other -> !other.equals(mapping)).toList());
    }

    private void keep(List<ReadModelMapping> mappings) {
        try {
            memory.save(mappings);
            saved.setAll(mappings);
        } catch (SettingsException e) {
            words.set(Problem.sentence(e));
        }
    }

    private Optional<ReadModelMapping> describe(boolean whole) {
        MappableTable chosen = table.get();
        Map<String, String> paths = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> !column.path().get().isBlank())
                .forEach(column -> paths.put(column.name(), column.path().get().strip()));
        String problem = problem(chosen, paths, whole);
        words.set(problem);
        return chosen == null || !problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReadModelMapping(
                        chosen.schema(),
                        chosen.name(),
                        streamType.get(),
                        streamColumn.get(),
                        streamPrefix.get(),
                        versionColumn.get().isEmpty() ? null : versionColumn.get(),
                        everyStream.get(),
                        paths));
    }

    private String problem(@Nullable MappableTable chosen, Map<String, String> paths, boolean whole) {
        if (chosen == null) {
            return "Choose a table.";
        }
        if (streamType.get().isEmpty()) {
            return "Choose the type of the streams whose state the rows keep.";
        }
        if (whole && paths.isEmpty()) {
            return "Give at least one column the path of the value that it keeps, such as /status.";
        }
        return paths.entrySet().stream()
                .filter(path -> !isPointer(path.getValue()))
                .findFirst()
                .map(path -> "“%s” of %s is no JSON Pointer: it begins with a slash, such as /customer/name."
                        .formatted(path.getValue(), path.getKey()))
                .orElse("");
    }

    private static boolean isPointer(String path) {
        try {
            return !JsonPointer.compile(path).matches();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
