package dev.hindsight;

import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * A process that follows the sample shop while its table of events is scrolled and its timeline zoomed, and that prints
 * for how long the FX thread was not to be had, and how much memory was in use at the beginning and at the end.
 */
public final class FollowedFrames {
    private static final int WARM_UP_SECONDS = 10;

    private final Scene scene;
    private int frame;

    private FollowedFrames(Scene scene) {
        this.scene = scene;
    }

    /** The argument is for how many seconds. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch usable = new CountDownLatch(1);
        Stage[] stage = new Stage[1];
        Platform.startup(() -> {
            stage[0] = new Stage();
            DataDirectories directories = DataDirectories.ofThisMachine();
            SettingsFile file = new SettingsFile(directories.configuration());
            WindowStores stores = new WindowStores(new PostgresStores(), directories.sample(), file, true);
            WindowSettings settings = new WindowSettings(file);
            MainWindow window = new MainWindow(stage[0], stores, settings, Passwords.nowhere());
            window.show();
            window.openSample();
            tellWhenUsable(stage[0], usable);
        });
        usable.await();
        FollowedFrames frames = new FollowedFrames(stage[0].getScene());
        Platform.runLater(frames::begin);
        measure(WARM_UP_SECONDS);
        long before = usedMemory();
        long[] pauses = measure(Integer.parseInt(arguments[0]));
        System.out.printf(
                Locale.ROOT,
                "following, scrolling, zooming for %s s: FX thread away %.1f ms at most, %.1f ms p99; memory %d MB,"
                        + " then %d MB%n",
                arguments[0],
                pauses[pauses.length - 1] / 1e6,
                pauses[pauses.length * 99 / 100] / 1e6,
                before >> 20,
                usedMemory() >> 20);
        System.out.flush();
        Runtime.getRuntime().halt(0);
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
                scroll();
                zoom();
            }
        }.start();
    }

    private void scroll() {
        if (scene.lookup("#events-table") instanceof TableView<?> table
                && !table.getItems().isEmpty()) {
            table.scrollTo(frame % table.getItems().size());
        }
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

    /** How long it took each time until the FX thread did what it was asked to, in nanoseconds, the shortest first. */
    private static long[] measure(int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long[] pauses = new long[seconds * 1_000];
        int count = 0;
        while (System.nanoTime() < end && count < pauses.length) {
            long asked = System.nanoTime();
            CountDownLatch done = new CountDownLatch(1);
            Platform.runLater(done::countDown);
            done.await();
            pauses[count++] = System.nanoTime() - asked;
            TimeUnit.MILLISECONDS.sleep(2);
        }
        long[] measured = Arrays.copyOf(pauses, count);
        Arrays.sort(measured);
        return measured;
    }

    private static long usedMemory() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
