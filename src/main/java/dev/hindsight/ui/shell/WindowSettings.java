package dev.hindsight.ui.shell;

import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.event.Location;
import dev.hindsight.event.LocationLink;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.QueryHistory;
import dev.hindsight.settings.Settings;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.WindowState;
import dev.hindsight.ui.checks.ReadModelMemory;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.connect.ConnectModel;
import dev.hindsight.ui.events.QueryMemory;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is remembered of the window, and the connections it knows. Used on the FX thread. */
public final class WindowSettings implements ConnectModel.Profiles {
    private static final Logger LOG = LoggerFactory.getLogger(WindowSettings.class);

    private final SettingsFile file;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(this, "zone", ZoneId.systemDefault());
    private final Map<String, String> places = new HashMap<>();
    private List<SplitPane> splits = List.of();
    private Settings settings;

    public WindowSettings(SettingsFile file) {
        this.file = file;
        this.settings = file.load();
        WindowState window = settings.window();
        theme.set(theme(window.theme()));
        zone.set(zone(window.zone()));
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    @Override
    public List<ConnectionProfile> all() {
        settings = file.load();
        return settings.profiles();
    }

    @Override
    public void add(List<ConnectionProfile> others) {
        update(saved -> saved.adding(others));
    }

    @Override
    public void save(ConnectionProfile profile) {
        update(saved -> saved.with(profile));
    }

    @Override
    public void forget(ConnectionProfile profile) {
        update(saved -> saved.without(profile.name()));
    }

    /** Where the queries of the store of that name are remembered. */
    QueryMemory queriesOf(String store) {
        return new QueryMemory() {
            @Override
            public QueryHistory history() {
                return settings.queriesOf(store);
            }

            @Override
            public void change(UnaryOperator<QueryHistory> change) {
                update(saved -> saved.withQueries(store, change.apply(saved.queriesOf(store))));
            }
        };
    }

    /** Where the read models of the store of that name are remembered. */
    ReadModelMemory readModelsOf(String store) {
        return new ReadModelMemory() {
            @Override
            public List<ReadModelMapping> mappings() {
                return settings.readModelsOf(store);
            }

            @Override
            public void save(List<ReadModelMapping> mappings) {
                update(saved -> saved.withReadModels(store, mappings));
            }
        };
    }

    /** Puts the window where it was, unless no screen shows that place any more. */
    void place(Stage stage) {
        WindowState window = settings.window();
        stage.setWidth(window.width());
        stage.setHeight(window.height());
        boolean seen = !Screen.getScreensForRectangle(window.x(), window.y(), window.width(), 1)
                .isEmpty();
        if (!Double.isNaN(window.x()) && seen) {
            stage.setX(window.x());
            stage.setY(window.y());
        }
        stage.setMaximized(window.maximised());
    }

    /** Sets the first divider of each split pane to where it was, or to where it begins. */
    void rememberDividers(List<SplitPane> panes, List<Double> beginnings) {
        splits = panes;
        List<Double> known = settings.window().dividers();
        List<Double> positions = known.size() == panes.size() ? known : beginnings;
        for (int i = 0; i < panes.size(); i++) {
            panes.get(i).setDividerPositions(positions.get(i));
        }
    }

    /** Where the user was in that store, if it is known. */
    Optional<Location> lastLocation(String store) {
        return Optional.ofNullable(
                        places.getOrDefault(store, settings.window().places().get(store)))
                .flatMap(LocationLink::parse);
    }

    void rememberLocation(Location location) {
        places.put(location.store(), LocationLink.format(location));
    }

    /** Saves how the window is now. A window that cannot be remembered is no reason to keep it open. */
    void remember(Stage stage) {
        try {
            update(saved -> saved.with(now(stage, saved.window())));
        } catch (SettingsException e) {
            LOG.warn("The window is not remembered", e);
        }
    }

    /** Another window may have been to other places, which stay known. */
    private WindowState now(Stage stage, WindowState old) {
        boolean maximised = stage.isMaximized();
        Map<String, String> all = new HashMap<>(old.places());
        all.putAll(places);
        return new WindowState(
                theme.get().name(),
                zone.get().equals(ZoneId.systemDefault()) ? "" : zone.get().getId(),
                maximised ? old.x() : stage.getX(),
                maximised ? old.y() : stage.getY(),
                maximised ? old.width() : stage.getWidth(),
                maximised ? old.height() : stage.getHeight(),
                maximised,
                dividers(),
                all);
    }

    private List<Double> dividers() {
        List<Double> positions = new ArrayList<>();
        for (SplitPane split : splits) {
            Arrays.stream(split.getDividerPositions()).limit(1).forEach(positions::add);
        }
        return positions.isEmpty() ? settings.window().dividers() : positions;
    }

    private void update(UnaryOperator<Settings> change) {
        settings = file.update(change);
    }

    private static Theme theme(String name) {
        return Arrays.stream(Theme.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(Theme.SYSTEM);
    }

    private static ZoneId zone(String id) {
        try {
            return id.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException _) {
            return ZoneId.systemDefault();
        }
    }
}
