package dev.hindsight;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.LocationLink;
import dev.hindsight.event.StreamId;
import dev.hindsight.sample.PlantedFault;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.WindowState;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * A process that follows the sample shop while its table of events is scrolled and its timeline zoomed, and that prints
 * for how long the FX thread was not to be had, what it did meanwhile, and how much memory was in use at the beginning
 * and at the end.
 */
public final class FollowedFrames {
    private static final int WARM_UP_SECONDS = 20;
    private static final double PIXELS_PER_FRAME = 90;
    private static final int FRAMES_PER_TURN = 200;

    private final Scene scene;
    private int frame;

    private FollowedFrames(Scene scene) {
        this.scene = scene;
    }

    /** The arguments are for how many seconds, and how many milliseconds there are between two customers of the shop. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int seconds = Integer.parseInt(arguments[0]);
        FollowedFrames frames = new FollowedFrames(open(Duration.ofMillis(Long.parseLong(arguments[1]))));
        Platform.runLater(frames::begin);
        Pauses.measure(WARM_UP_SECONDS);
        long before = usedMemory();
        long first = frames.newest();
        Pauses pauses = Pauses.measure(seconds);
        long events = frames.newest() - first;
        System.out.printf(
                Locale.ROOT,
                "following, scrolling, zooming for %d s, %,d new events: FX thread away %s; memory %d MB, then %d MB%n",
                seconds,
                events,
                pauses.words(),
                before >> 20,
                usedMemory() >> 20);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Scene open(Duration pause) throws InterruptedException {
        CountDownLatch usable = new CountDownLatch(1);
        Stage[] stage = new Stage[1];
        Platform.startup(() -> {
            stage[0] = new Stage();
            DataDirectories directories = DataDirectories.ofThisMachine();
            SettingsFile file = new SettingsFile(directories.configuration());
            openAtEndedOrder(file);
            WindowStores stores = new WindowStores(new PostgresStores(), directories.sample(), file, pause);
            WindowSettings settings = new WindowSettings(file);
            MainWindow window = new MainWindow(stage[0], stores, settings, Passwords.nowhere());
            window.show();
            window.openSample();
            tellWhenUsable(stage[0], usable);
        });
        usable.await();
        return stage[0].getScene();
    }

    /** The window holds the history of the stream that it shows, so that one which grows takes more and more memory. */
    private static void openAtEndedOrder(SettingsFile file) {
        StreamId stream = new StreamId(PlantedFault.DOUBLE_CHARGE.orderId());
        String place = LocationLink.format(new Location(OpenSample.NAME, stream, 1, null));
        file.update(settings -> settings.with(new WindowState(
                "SYSTEM", "", Double.NaN, Double.NaN, 1440, 900, false, List.of(), Map.of(OpenSample.NAME, place))));
    }

    private static void tellWhenUsable(Stage stage, CountDownLatch usable) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (stage.getScene().lookup("#show-operation") != null) {
                    stop();
                    usable.countDown();
                }
            }
        }.start();
    }

    private void begin() {
        ((ToggleButton) scene.lookup("#follow")).setSelected(true);
        ((TabPane) scene.lookup("#panels")).getSelectionModel().select(1);
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame++;
                chooseAll();
                scroll();
                zoom();
            }
        }.start();
    }

    /** As soon as the panel is there. */
    private void chooseAll() {
        if (scene.lookup("#events-scope-all") instanceof ToggleButton all && !all.isSelected()) {
            all.fire();
        }
    }

    /** Some thousand rows down and up again. */
    private void scroll() {
        if (scene.lookup("#events-table .virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollPixels(frame / FRAMES_PER_TURN % 2 == 0 ? PIXELS_PER_FRAME : -PIXELS_PER_FRAME);
        }
    }

    /** The number of the newest event; goes to the top of the table, wherever that has been scrolled to. */
    private long newest() throws InterruptedException, ExecutionException {
        Platform.runLater(() -> {
            Node table = scene.lookup("#events-table");
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false));
        });
        TimeUnit.SECONDS.sleep(2);
        FutureTask<Long> reading = new FutureTask<>(() -> {
            TableView<?> table = (TableView<?>) scene.lookup("#events-table");
            return ((EventHeader) table.getItems().getFirst()).position().sequence();
        });
        Platform.runLater(reading);
        return reading.get();
    }

    private void zoom() {
        Node lanes = scene.lookup("#timeline");
        if (lanes != null) {
            double step = frame / 60 % 2 == 0 ? 20 : -20;
            lanes.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    lanes.getLayoutBounds().getCenterX(),
                    lanes.getLayoutBounds().getCenterY(),
                    0,
                    0,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    0,
                    step,
                    0,
                    step,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
        }
    }

    /** The least of some measurements, each right after a collection: the window goes on making garbage meanwhile. */
    private static long usedMemory() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return least;
    }
}
