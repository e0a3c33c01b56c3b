package dev.hindsight.ui.shell;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.LocationLink;
import dev.hindsight.settings.Environment;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.TailPace;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Field;
import dev.hindsight.ui.builds.BuildsModel;
import dev.hindsight.ui.builds.BuildsView;
import dev.hindsight.ui.causation.CausationModel;
import dev.hindsight.ui.causation.CausationView;
import dev.hindsight.ui.checks.ChecksModel;
import dev.hindsight.ui.checks.ChecksView;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Workspace;
import dev.hindsight.ui.events.EventFilter;
import dev.hindsight.ui.events.EventScope;
import dev.hindsight.ui.events.EventsModel;
import dev.hindsight.ui.events.EventsView;
import dev.hindsight.ui.inspector.InspectorModel;
import dev.hindsight.ui.inspector.InspectorView;
import dev.hindsight.ui.process.ProcessModel;
import dev.hindsight.ui.process.ProcessView;
import dev.hindsight.ui.state.ScrubBar;
import dev.hindsight.ui.state.StateModel;
import dev.hindsight.ui.state.StateView;
import dev.hindsight.ui.streams.StreamsModel;
import dev.hindsight.ui.streams.StreamsView;
import dev.hindsight.ui.timeline.DensityModel;
import dev.hindsight.ui.timeline.DensityStrip;
import dev.hindsight.ui.timeline.TimelineModel;
import dev.hindsight.ui.timeline.TimelineView;
import dev.hindsight.ui.whatif.WhatIfModel;
import dev.hindsight.ui.whatif.WhatIfView;
import java.time.Instant;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** An open store: all panels around one location. */
final class WorkspaceView extends BorderPane implements TopBar.Actions {
    private static final Duration WATCH_INTERVAL = Duration.seconds(1);
    private static final Duration LIVE_INTERVAL = Duration.millis((double) TailPace.SHORTEST.toMillis());
    private static final Duration CODE_INTERVAL = Duration.seconds(5);

    private final Workspace workspace;
    private final Runnable chooseCode;
    private final Runnable closeStore;
    private final ConnectionWatch watch;
    private final List<Timeline> watching;
    private final StreamsView streams;
    private final TimelineView timeline;
    private final InspectorView inspector;
    private final StateModel state;
    private final ScrubBar scrubBar;
    private final EventsModel events;
    private final Tab eventsTab;
    private final TabPane tabs;
    private final SplitPane columns;
    private final SplitPane middle;
    private final FindPopup find;

    WorkspaceView(
            Workspace workspace,
            WindowSettings settings,
            BuildsModel builds,
            ChecksModel checks,
            Environment environment,
            Runnable chooseCode,
            Runnable closeStore) {
        this.workspace = workspace;
        this.chooseCode = chooseCode;
        this.closeStore = closeStore;
        this.watch = new ConnectionWatch(workspace);
        this.watching = List.of(
                every(WATCH_INTERVAL, watch::tick),
                every(LIVE_INTERVAL, workspace.live()::tick),
                every(CODE_INTERVAL, () -> state().code().look()));
        this.find = new FindPopup(new FindModel(workspace));
        this.streams = new StreamsView(new StreamsModel(workspace), workspace);
        TimelineModel timelineModel = new TimelineModel(workspace);
        this.timeline = new TimelineView(timelineModel);
        this.state = new StateModel(workspace);
        this.scrubBar = new ScrubBar(state);
        this.events = new EventsModel(
                workspace, settings.queriesOf(workspace.store().description().name()));
        timelineModel.onShowInEvents(window -> showEvents(window.from(), window.until()));
        this.eventsTab = new Tab("Events", new EventsView(events));
        this.tabs = buildTabs(builds, checks);
        this.inspector = new InspectorView(new InspectorModel(workspace), workspace, this::showOperation);
        inspector.offerConditions(this::narrow, this::showColumn);
        inspector.showOutput(state.outputProperty());
        this.middle = split(Orientation.VERTICAL, timeline, tabs);
        SplitPane right = split(Orientation.HORIZONTAL, middle, inspector);
        VBox.setVgrow(right, Priority.ALWAYS);
        this.columns = split(
                Orientation.HORIZONTAL,
                streams,
                new VBox(new DensityStrip(new DensityModel(workspace, timelineModel)), right, scrubBar));
        setTop(new VBox(new TopBar(workspace, environment, watch, settings, this), new NoticeBar(watch)));
        setCenter(columns);
        setBottom(new StatusBar(workspace.tasks(), describe(workspace.store().description())));
        settings.rememberDividers(List.of(columns, right, middle), List.of(0.19, 0.7, 0.46));
        watching.forEach(Timeline::play);
        new WorkspaceKeys(this, watch).install();
    }

    @Override
    public void find() {
        find.open(this);
    }

    @Override
    public void showKeys() {
        new KeysDialog(getScene().getWindow()).show();
    }

    @Override
    public void chooseCode() {
        chooseCode.run();
    }

    @Override
    public void closeStore() {
        closeStore.run();
    }

    @Override
    public void copyLink() {
        workspace.navigation().location().map(LocationLink::format).ifPresent(Copying::text);
    }

    /** Ends what goes on by itself. */
    void dispose() {
        watching.forEach(Timeline::stop);
        workspace.live().close();
        state.playback().pause();
        List.copyOf(workspace.tasks().running()).forEach(RunningTask::cancel);
    }

    Workspace workspace() {
        return workspace;
    }

    StateModel state() {
        return state;
    }

    ScrubBar scrubBar() {
        return scrubBar;
    }

    /** Stops what was started first of all that still runs. */
    void cancelRunning() {
        workspace.tasks().running().stream().findFirst().ifPresent(RunningTask::cancel);
    }

    /** Moves the keyboard to a region: 1 streams, 2 timeline, 3 the panel below, 4 inspector. */
    void focusRegion(int number) {
        switch (number) {
            case 1 -> streams.focusSearch();
            case 2 -> timeline.focusLanes();
            case 3 -> tabs.requestFocus();
            default -> inspector.requestFocus();
        }
    }

    private TabPane buildTabs(BuildsModel builds, ChecksModel checks) {
        Tab stateTab = new Tab("State", new StateView(state, chooseCode));
        CausationModel causation = new CausationModel(workspace);
        causation.onShowInList(this::showOperation);
        Tab causationTab = new Tab("Causation", new CausationView(causation));
        causation.wantedProperty().bind(causationTab.selectedProperty());
        WhatIfModel whatIf = new WhatIfModel(workspace);
        Tab whatIfTab = new Tab("What if", new WhatIfView(whatIf));
        whatIf.wantedProperty().bind(whatIfTab.selectedProperty());
        ProcessModel process = new ProcessModel(workspace);
        Tab processTab = new Tab("Processes", new ProcessView(process));
        process.wantedProperty().bind(processTab.selectedProperty());
        TabPane pane = new TabPane(
                stateTab,
                eventsTab,
                causationTab,
                processTab,
                new Tab("Checks", new ChecksView(checks)),
                whatIfTab,
                new Tab("Two builds", new BuildsView(builds)));
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("dense-tabs");
        pane.setId("panels");
        Runnable showSnapshot = () -> {
            state.showSnapshot();
            pane.getSelectionModel().select(stateTab);
        };
        checks.onShowSnapshot(showSnapshot);
        scrubBar.onShowSnapshot(showSnapshot);
        process.onOpened(() -> pane.getSelectionModel().select(causationTab));
        pane.setMinHeight(120);
        return pane;
    }

    private void showOperation(CorrelationId correlation) {
        events.question().beAbout(correlation);
        tabs.getSelectionModel().select(eventsTab);
    }

    private void showEvents(Instant since, Instant until) {
        events.question().ask(EventScope.ALL, EventFilter.NONE.since(since).until(until));
        tabs.getSelectionModel().select(eventsTab);
    }

    private void showColumn(Field field) {
        events.columns().show(field);
        tabs.getSelectionModel().select(eventsTab);
    }

    private void narrow(Condition condition) {
        events.question().narrow(condition);
        tabs.getSelectionModel().select(eventsTab);
    }

    private static Timeline every(Duration interval, Runnable action) {
        Timeline timeline = new Timeline(new KeyFrame(interval, event -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }

    private static SplitPane split(Orientation orientation, Node... parts) {
        SplitPane split = new SplitPane(parts);
        split.setOrientation(orientation);
        SplitPane.setResizableWithParent(parts[orientation == Orientation.HORIZONTAL ? parts.length - 1 : 0], false);
        return split;
    }

    private static String describe(StoreDescription store) {
        return "%s · %s · %s".formatted(store.address(), store.table(), store.layout());
    }
}
