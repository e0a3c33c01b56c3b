package dev.hindsight.bench;

import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import dev.hindsight.ui.timeline.TimelineModel;
import dev.hindsight.ui.timeline.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One frame of the timeline while it is panned: layout, painting and rasterising by the software pipeline. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED"})
public class TimelineFrame {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(20);
    private static final int LANES = 20;

    /** How many events the timeline holds, all of them in the frame. */
    @Param({"1000", "80000"})
    private int marks;

    private TimelineModel model;
    private Scene scene;
    private int step;

    @Setup(Level.Trial)
    public void open() throws InterruptedException, ExecutionException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        onFxThread(() -> {
            ViewSettings view = new ViewSettings();
            Theme.loadFonts();
            Theme.LIGHT.apply(view);
            Workspace workspace = new Workspace(
                    new InMemoryEventStore(events()),
                    new PayloadMergeHost(),
                    Tasks.direct(),
                    new EventStyles(List.of("Type0", "Type1", "Type2", "Type3")),
                    view);
            model = new TimelineModel(workspace);
            scene = new Scene(new TimelineView(model), 1600, 700);
            Theme.style(scene);
            workspace.navigation().go(new Location("shop", new StreamId("stream-0"), 1, null));
            if (!(model.stateProperty().get() instanceof PanelState.Ready)) {
                throw new IllegalStateException(
                        "The timeline shows " + model.stateProperty().get());
            }
            return scene;
        });
    }

    @Benchmark
    public WritableImage frame() throws InterruptedException, ExecutionException {
        return onFxThread(() -> {
            Instant from = START.plusSeconds(step++ % 600);
            model.show(new TimeWindow(from, from.plus(SPAN)));
            return scene.snapshot(null);
        });
    }

    private List<StoredEvent> events() {
        Random random = new Random(1);
        List<StoredEvent> events = new ArrayList<>(marks);
        for (int i = 0; i < marks; i++) {
            Instant at = START.plusMillis(SPAN.toMillis() * i / marks);
            EventHeader header = new EventHeader(
                    Position.of(i + 1L),
                    new StreamId("stream-" + random.nextInt(LANES)),
                    "Stream",
                    i + 1L,
                    new EventId("event-" + i),
                    "Type" + random.nextInt(4),
                    null,
                    at,
                    new CorrelationId("one"),
                    null);
            events.add(new StoredEvent(header, new Content.Absent(), new Content.Absent()));
        }
        return events;
    }

    private static <T> T onFxThread(java.util.concurrent.Callable<T> work)
            throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
