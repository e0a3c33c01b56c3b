package dev.hindsight.bench;

import dev.hindsight.drawing.Raster;
import dev.hindsight.drawing.Styles;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.GroundPainter;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.LaneGroups;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.Look;
import dev.hindsight.timeline.TimeAxis;
import dev.hindsight.timeline.Viewport;
import dev.hindsight.ui.common.Palette;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** The pixels of a frame that shows every event of a store, by searching the edges of columns; against looking at each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx11g")
public class FullRange {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 800;

    /** How many events, all of them in the frame. */
    @Param({"100000", "100000000"})
    private int marks;

    private HeaderIndex index;
    private Lanes lanes;
    private Viewport viewport;
    private final Raster raster = new Raster(WIDTH, HEIGHT, 1);
    private final Look look = new Look(Palette.LIGHT.tones(), ZoneOffset.UTC, -1, null, null, false);
    private int step;

    @Setup(Level.Trial)
    public void fill() {
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        new MadeUpHeaders(marks).rows(EventQuery.all(), List.of(), Integer.MAX_VALUE, builder, Cancellation.never());
        index = builder.build();
        LaneGroups groups = LaneGroups.of(index, Header.EVENT_TYPE, Axis.TIME, Header.EVENT_TYPE, Styles.ANY);
        lanes = Lanes.of(groups, CauseLinks.NONE, LaneChoice.PLAIN, null, new Ending.Complete());
        TimeAxis axis = new TimeAxis(lanes.first(), List.of());
        Viewport.Bounds bounds = new Viewport.Bounds(0, axis.moment(lanes.last()));
        viewport = Viewport.fitting(axis, bounds, WIDTH, 0, bounds.last());
    }

    @Benchmark
    public Raster frame() {
        new GroundPainter(raster, new Frame(lanes, viewport.panned(step++ % 10), 0, HEIGHT), look).paint();
        return raster;
    }

    /** Counts events by lane and column, without drawing them. */
    @Benchmark
    public int[][] scan() {
        int[][] counts = new int[MadeUpHeaders.TYPES][WIDTH];
        double first = index.first();
        double scale = (WIDTH - 1) / (index.last() - first);
        for (int event = 0; event < index.size(); event++) {
            counts[index.code(Header.EVENT_TYPE, event)][(int) ((index.micros(event) - first) * scale)]++;
        }
        return counts;
    }
}
