package dev.hindsight.ui.shell;

import dev.hindsight.event.Location;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.ui.builds.BuildsModel;
import dev.hindsight.ui.checks.ChecksModel;
import dev.hindsight.ui.code.CodeDialog;
import dev.hindsight.ui.code.CodeModel;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import dev.hindsight.ui.connect.ConnectModel;
import dev.hindsight.ui.connect.ConnectView;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.connect.StoreSource;
import dev.hindsight.ui.mapper.MapperDialog;
import dev.hindsight.ui.mapper.MapperModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: shows the connections until a store is open, then the store. */
public final class MainWindow {
    private static final int SAMPLED_EVENTS = 5_000;
    private static final int[] ICON_SIZES = {16, 32, 64, 128, 256};

    private final Stage stage;
    private final WindowSettings settings;
    private final Tasks tasks = Tasks.forWindow();
    private final ViewSettings view = new ViewSettings();
    private final BorderPane root = new BorderPane();
    private final ConnectModel connecting;
    private final StoreSource source;
    private @Nullable OpenedStore opened;
    private CodeSettings code = CodeSettings.NONE;
    private @Nullable WorkspaceView workspaceView;

    public MainWindow(Stage stage, StoreSource source, WindowSettings settings, Passwords passwords) {
        this.stage = stage;
        this.settings = settings;
        this.source = source;
        this.connecting = new ConnectModel(tasks, source, settings, passwords, this::prepare, this::describeTables);
    }

    /** Shows the window where it was when it was last closed, with the choice of stores. */
    public void show() {
        Theme.loadFonts();
        view.zoneProperty().bindBidirectional(settings.zoneProperty());
        settings.themeProperty().subscribe(theme -> theme.apply(view));
        Scene scene = new Scene(root);
        Theme.style(scene);
        stage.setScene(scene);
        stage.setTitle("Hindsight");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        for (int size : ICON_SIZES) {
            stage.getIcons().add(new Image("/dev/hindsight/icons/hindsight-%d.png".formatted(size)));
        }
        settings.place(stage);
        stage.setOnHidden(event -> close());
        showConnections();
        stage.show();
    }

    /** Opens the sample at once. */
    public void openSample() {
        connecting.openSample();
    }

    /** Opens the saved connection of that name; says so if there is none. */
    public void openProfile(String name) {
        connecting.openProfile(name);
    }

    private void showConnections() {
        stage.setTitle("Hindsight");
        connecting.refresh();
        root.setCenter(new ConnectView(connecting));
    }

    private void describeTables(StoreAddress address, Consumer<StoreChoice> described) {
        new MapperDialog(
                        stage,
                        new MapperModel(tasks, source.mapper(), address, Path.of(System.getProperty("user.home"))),
                        described)
                .show();
    }

    private void prepare(OpenedStore store) {
        opened = store;
        code = store.code();
        tasks.run("Reading event types", task -> eventTypes(store.store(), task.cancellation()))
                .onSuccess(types -> showStore(store, types))
                .onError(StoreException.class, error -> showStore(store, Set.of()))
                .start();
    }

    /** The types among the newest events: enough to tell them apart, at the same cost however large the store is. */
    private static Set<String> eventTypes(EventStore store, Cancellation cancellation) {
        Set<String> types = new HashSet<>();
        store.headers(
                EventQuery.all(), Scan.newestFirst(SAMPLED_EVENTS), event -> types.add(event.type()), cancellation);
        return types;
    }

    private void showStore(OpenedStore store, Set<String> eventTypes) {
        Workspace workspace = new Workspace(store.store(), store.host(), tasks, new EventStyles(eventTypes), view);
        workspaceView = new WorkspaceView(
                workspace,
                settings,
                new BuildsModel(workspace, () -> code, source::host),
                new ChecksModel(
                        workspace,
                        store.checks(),
                        settings.readModelsOf(store.store().description().name())),
                store.environment(),
                () -> chooseCode(workspace),
                this::closeStore);
        root.setCenter(workspaceView);
        String name = store.store().description().name();
        stage.setTitle(
                store.environment() == Environment.PRODUCTION
                        ? name + " (production) – Hindsight"
                        : name + " – Hindsight");
        goToLastPlace(workspace);
    }

    private void chooseCode(Workspace workspace) {
        CodeModel model = new CodeModel(tasks, workspace.store(), code, chosen -> replayWith(workspace, chosen));
        new CodeDialog(stage, model).show();
    }

    /** Without code, what the store came with replays again. The choice is kept with the connection. */
    private void replayWith(Workspace workspace, CodeSettings chosen) {
        OpenedStore store = opened;
        if (store == null) {
            return;
        }
        code = chosen;
        ReplayHost before = workspace.host();
        boolean own = chosen.isEmpty() && store.code().isEmpty();
        workspace.replayWith(own ? store.host() : source.host(chosen, store.store()));
        if (!before.equals(store.host())) {
            before.close();
        }
        String name = store.store().description().name();
        settings.all().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .ifPresent(profile -> save(profile.withCode(chosen)));
    }

    /** What replays now is chosen, even where it cannot be remembered. */
    private void save(ConnectionProfile profile) {
        try {
            settings.save(profile);
        } catch (SettingsException e) {
            tasks.report(e);
        }
    }

    private void goToLastPlace(Workspace workspace) {
        tasks.run("Finding the place you left", task -> lastPlace(workspace.store(), task.cancellation()))
                .onSuccess(place -> place.ifPresent(workspace.navigation()::go))
                .start();
    }

    private Optional<Location> lastPlace(EventStore store, Cancellation cancellation) {
        String name = store.description().name();
        return settings.lastLocation(name)
                .filter(location ->
                        store.stream(location.stream(), cancellation).isPresent())
                .or(() -> store.streams(StreamQuery.first(1), cancellation).items().stream()
                        .findFirst()
                        .map(stream -> new Location(name, stream.id(), stream.lastVersion(), null)));
    }

    private void closeStore() {
        leaveStore()
                .ifPresent(store ->
                        tasks.run("Closing the store", task -> close(store)).start());
        showConnections();
    }

    private void close() {
        settings.remember(stage);
        leaveStore().ifPresent(MainWindow::close);
    }

    private static OpenedStore close(OpenedStore store) {
        store.closing().run();
        return store;
    }

    private Optional<OpenedStore> leaveStore() {
        if (workspaceView != null) {
            workspaceView.workspace().host().close();
            workspaceView.workspace().navigation().location().ifPresent(settings::rememberLocation);
            workspaceView.dispose();
            workspaceView = null;
        }
        Optional<OpenedStore> left = Optional.ofNullable(opened);
        opened = null;
        return left;
    }
}
