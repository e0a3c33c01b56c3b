package dev.hindsight;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.WindowState;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.connect.StoreSource;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/**
 * A process that opens a store in the window, waits until its stream is replayed, and drags the thumb of the scrub bar
 * over all of it, forth and back. It prints how long frames took meanwhile, against those of the window at rest. The state
 * is that of the pointer in the same frame, so a frame is all that it lags behind.
 */
public final class ScrubFrames {
    private static final int FRAMES_A_SWEEP = 240;
    private static final int SWEEPS = 2;

    private final Scene scene;

    private ScrubFrames(Scene scene) {
        this.scene = scene;
    }

    /** The arguments are the URL of the database, the class path of the aggregate code, and the size of the window. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        CountDownLatch replayed = new CountDownLatch(1);
        Stage[] stage = new Stage[1];
        SettingsFile file = new SettingsFile(Files.createTempDirectory("hindsight-scrub"));
        int width = Integer.parseInt(arguments[2]);
        int height = Integer.parseInt(arguments[3]);
        file.update(saved -> saved.with(
                new WindowState("LIGHT", "UTC", 0, 0, width, height, false, List.of(0.2, 0.7, 0.35), Map.of())));
        Platform.startup(() -> {
            stage[0] = new Stage();
            MainWindow window = new MainWindow(
                    stage[0],
                    new OneStore(arguments[0], CodeSettings.ofClassPath(arguments[1])),
                    new WindowSettings(file),
                    Passwords.nowhere());
            window.show();
            window.openSample();
            tellWhenReplayed(stage[0], replayed);
        });
        replayed.await();
        ScrubFrames frames = new ScrubFrames(stage[0].getScene());
        frames.measureAll();
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void tellWhenReplayed(Stage stage, CountDownLatch replayed) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                boolean shown = stage.getScene().lookup("#state-title") instanceof Labeled title
                        && title.getText().contains(" at v ");
                if (shown) {
                    stop();
                    replayed.countDown();
                }
            }
        }.start();
    }

    private void measureAll() throws InterruptedException {
        drag("warming up");
        rest();
        System.out.print(drag("scrubbing, state as a tree"));
        onFxThread(() -> ((ToggleButton) scene.lookup("#state-text")).setSelected(true));
        System.out.print(drag("scrubbing, state as text"));
        onFxThread(() -> ((ToggleButton) scene.lookup("#state-text")).setSelected(false));
        onFxThread(() -> ((ToggleButton) scene.lookup("#state-compare")).setSelected(true));
        System.out.print(drag("scrubbing, before and after"));
        onFxThread(() -> ((ToggleButton) scene.lookup("#state-compare")).setSelected(false));
        for (int panel : new int[] {1, 2}) {
            TabPane panels = (TabPane) scene.lookup("#panels");
            onFxThread(() -> panels.getSelectionModel().select(panel));
            System.out.print(
                    drag("scrubbing, " + panels.getTabs().get(panel).getText().toLowerCase(Locale.ROOT)));
        }
    }

    /** What frames take while nothing moves: the limit. */
    private void rest() throws InterruptedException {
        System.out.print(new Frames("at rest", frame -> {}).run());
    }

    private String drag(String words) throws InterruptedException {
        Node strip = scene.lookup("#scrub-strip");
        String line = new Frames(words, frame -> {
                    if (frame == 0) {
                        fire(strip, MouseEvent.MOUSE_PRESSED, 0);
                    }
                    int place = frame % (2 * FRAMES_A_SWEEP);
                    double part = place < FRAMES_A_SWEEP
                            ? place / (double) FRAMES_A_SWEEP
                            : 2 - place / (double) FRAMES_A_SWEEP;
                    fire(
                            strip,
                            MouseEvent.MOUSE_DRAGGED,
                            part * strip.getLayoutBounds().getWidth());
                })
                .run();
        onFxThread(() -> fire(strip, MouseEvent.MOUSE_RELEASED, 0));
        return line;
    }

    private static void fire(Node node, EventType<MouseEvent> type, double x) {
        boolean down = !type.equals(MouseEvent.MOUSE_RELEASED);
        node.fireEvent(new MouseEvent(
                type,
                x,
                10,
                x,
                10,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null));
    }

    private static void onFxThread(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            action.run();
            done.countDown();
        });
        done.await();
    }

    /**
     * Does something on each frame, and measures from the beginning of one to that of the next: the time that passed,
     * and the time that the FX thread worked, which other processes have less of a share in.
     */
    private static final class Frames extends AnimationTimer {
        private final String words;
        private final IntConsumer action;
        private final long[] times = new long[SWEEPS * FRAMES_A_SWEEP];
        private final long[] work = new long[times.length];
        private final CountDownLatch done = new CountDownLatch(1);
        private int frame = -1;
        private long before;
        private long workBefore;

        private Frames(String words, IntConsumer action) {
            this.words = words;
            this.action = action;
        }

        private String run() throws InterruptedException {
            onFxThread(this::start);
            done.await();
            return "%-28s frame %s; FX thread at work %s%n".formatted(words, figures(times), figures(work));
        }

        private static String figures(long[] nanoseconds) {
            Arrays.sort(nanoseconds);
            return String.format(
                    Locale.ROOT,
                    "p50 %5.1f ms, p99 %5.1f ms, longest %5.1f ms",
                    nanoseconds[nanoseconds.length / 2] / 1e6,
                    nanoseconds[nanoseconds.length * 99 / 100] / 1e6,
                    nanoseconds[nanoseconds.length - 1] / 1e6);
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (frame >= 0) {
                times[frame] = now - before;
                work[frame] = worked - workBefore;
            }
            before = now;
            workBefore = worked;
            frame++;
            if (frame < times.length) {
                action.accept(frame);
            } else {
                stop();
                done.countDown();
            }
        }
    }

    /** Opens one store, whatever is asked for. */
    private record OneStore(String url, CodeSettings code) implements StoreSource {
        @Override
        public OpenedStore openSample(RunningTask task) {
            return open(new StoreAddress("bench", url, null, null, null), code, task);
        }

        @Override
        public OpenedStore open(StoreAddress address, CodeSettings settings, RunningTask task) {
            return stores().open(address, settings, task);
        }

        private static WindowStores stores() {
            DataDirectories directories = DataDirectories.ofThisMachine();
            return new WindowStores(
                    new PostgresStores(), directories.sample(), new SettingsFile(directories.configuration()), false);
        }

        @Override
        public List<ConnectionStep> test(StoreAddress address, RunningTask task) {
            return stores().test(address, task);
        }

        @Override
        public List<String> layouts() {
            return stores().layouts();
        }

        @Override
        public MapTables mapper() {
            return stores().mapper();
        }

        @Override
        public ReplayHost host(CodeSettings settings, EventStore store) {
            return stores().host(settings, store);
        }
    }
}
