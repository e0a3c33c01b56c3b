package dev.hindsight.ui.mapper;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.MappingPreview;
import dev.hindsight.store.MappingProposal;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.store.TableMapping;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** One table of the user's on its way to becoming a layout. Used on the FX thread. */
public final class MapperModel {
    private static final MappingPreview NOTHING = new MappingPreview(List.of(), List.of());

    private final Tasks tasks;
    private final MapTables mapper;
    private final StoreAddress address;
    private final Tasks.Slot listing = new Tasks.Slot();
    private final Tasks.Slot proposing = new Tasks.Slot();
    private final Tasks.Slot previewing = new Tasks.Slot();
    private final ObservableList<MappableTable> all = FXCollections.observableArrayList();
    private final FilteredList<MappableTable> tables = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyObjectWrapper<PanelState> tablesState =
            new ReadOnlyObjectWrapper<>(this, "tablesState", new PanelState.Loading("Reading the catalog"));
    private final ReadOnlyObjectWrapper<PanelState> rolesState =
            new ReadOnlyObjectWrapper<>(this, "rolesState", noTable());
    private final ReadOnlyObjectWrapper<PanelState> previewState =
            new ReadOnlyObjectWrapper<>(this, "previewState", noTable());
    private final ReadOnlyObjectWrapper<@Nullable MappingProposal> proposal =
            new ReadOnlyObjectWrapper<>(this, "proposal", null);
    private final ReadOnlyObjectWrapper<@Nullable TableMapping> mapping =
            new ReadOnlyObjectWrapper<>(this, "mapping", null);
    private final ReadOnlyObjectWrapper<MappingPreview> preview = new ReadOnlyObjectWrapper<>(this, "preview", NOTHING);
    private final StringProperty file = new SimpleStringProperty(this, "file", "");
    private final Path folder;
    private @Nullable MappableTable chosen;

    /** {@code folder} is where the layout file will be, unless the user says otherwise. */
    public MapperModel(Tasks tasks, MapTables mapper, StoreAddress address, Path folder) {
        this.folder = folder;
        this.tasks = tasks;
        this.mapper = mapper;
        this.address = address;
        search.subscribe(text -> {
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            tables.setPredicate(
                    table -> table.shownName().toLowerCase(Locale.ROOT).contains(wanted));
        });
        list();
    }

    /** The tables whose names contain what is searched for, those first that look like events. */
    ObservableList<MappableTable> tables() {
        return tables;
    }

    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyObjectProperty<PanelState> tablesStateProperty() {
        return tablesState.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PanelState> rolesStateProperty() {
        return rolesState.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PanelState> previewStateProperty() {
        return previewState.getReadOnlyProperty();
    }

    /** What was guessed of the chosen table, and what else there is; null until it was looked at. */
    ReadOnlyObjectProperty<@Nullable MappingProposal> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /** The choice so far; null while there is no table. */
    ReadOnlyObjectProperty<@Nullable TableMapping> mappingProperty() {
        return mapping.getReadOnlyProperty();
    }

    /** Rows as the choice so far reads them. */
    ReadOnlyObjectProperty<MappingPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The table whose roles are being chosen. */
    @Nullable MappableTable table() {
        return chosen;
    }

    /** Looks at a table and guesses. */
    void choose(MappableTable table) {
        chosen = table;
        file.set(folder.resolve(table.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".json")
                .toString());
        mapping.set(null);
        proposal.set(null);
        preview.set(NOTHING);
        previewing.cancel();
        rolesState.set(new PanelState.Loading("Looking at " + table.shownName()));
        previewState.set(rolesState.get());
        tasks.run("Looking at " + table.shownName(), task -> mapper.propose(address, table, task.cancellation()))
                .in(proposing)
                .onSuccess(this::begin)
                .onError(Throwable.class, error -> {
                    rolesState.set(PanelState.failed(error, () -> choose(table)));
                    previewState.set(noTable());
                })
                .start();
    }

    /** Lets something else play a role, or nothing. */
    void set(EventRole role, @Nullable RoleSource source) {
        TableMapping before = mapping.get();
        if (before != null && !before.with(role, source).equals(before)) {
            mapping.set(before.with(role, source));
            preview();
        }
    }

    /** Ends all that is being read. */
    void cancel() {
        listing.cancel();
        proposing.cancel();
        previewing.cancel();
    }

    /** The path of the file that the layout is to be saved as. */
    StringProperty fileProperty() {
        return file;
    }

    /**
     * Writes the layout to its file, and says by what the store can then be opened.
     *
     * @throws LayoutException if a role is open, or the file cannot be written
     */
    StoreChoice save() {
        TableMapping finished = mapping.get();
        if (finished == null) {
            throw new LayoutException("No table is chosen yet.", null);
        }
        try {
            Path path = Path.of(file.get().strip());
            Files.writeString(path, mapper.layout(finished) + "\n");
            return new StoreChoice(
                    path.toString(), finished.schema() + "." + finished.table(), "described by " + path.getFileName());
        } catch (IOException | InvalidPathException e) {
            throw new LayoutException(
                    "The layout cannot be saved as %s. Is the folder there, and writable?".formatted(file.get()), e);
        }
    }

    private void list() {
        tablesState.set(new PanelState.Loading("Reading the catalog"));
        tasks.run("Reading the tables of " + address.name(), task -> mapper.tables(address, task.cancellation()))
                .in(listing)
                .onSuccess(this::show)
                .onError(Throwable.class, error -> tablesState.set(PanelState.failed(error, this::list)))
                .start();
    }

    private void show(List<MappableTable> found) {
        all.setAll(found);
        tablesState.set(
                found.isEmpty()
                        ? new PanelState.Empty("No tables", "This user can see no table in the database.")
                        : new PanelState.Ready());
    }

    private void begin(MappingProposal made) {
        proposal.set(made);
        mapping.set(made.guess());
        rolesState.set(new PanelState.Ready());
        preview();
    }

    /** A newer choice cancels the reading of an older one; its rows stay until the new ones are there. */
    private void preview() {
        TableMapping wanted = mapping.get();
        if (wanted == null) {
            return;
        }
        tasks.run("Reading rows of " + wanted.table(), task -> mapper.preview(address, wanted, task.cancellation()))
                .in(previewing)
                .onSuccess(read -> {
                    preview.set(read);
                    previewState.set(new PanelState.Ready());
                })
                .onError(Throwable.class, error -> previewState.set(PanelState.failed(error, this::preview)))
                .start();
    }

    private static PanelState noTable() {
        return new PanelState.Empty("No table chosen", "Choose the table that holds the events.");
    }
}
