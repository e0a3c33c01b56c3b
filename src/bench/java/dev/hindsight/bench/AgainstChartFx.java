package dev.hindsight.bench;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.ErrorStyle;
import io.fair_acc.chartfx.renderer.LineStyle;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.dataset.spi.DoubleDataSet;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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

/**
 * Frames with five million points each, of the timeline and of ChartFX. The points are the same: a time and one of twenty
 * types. The first frame begins with nothing but the points and ends with pixels; the others pan. ChartFX reduces its data
 * as it does by itself: its MaxDataReducer is faster, but leaves most of the points out, which can be seen.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "-Xmx6g", "--enable-native-access=ALL-UNNAMED"
        })
public class AgainstChartFx {
    @Param("5000000")
    private int marks;

    private double[] times;
    private double[] types;
    private TimelineScene timeline;
    private Chart chart;
    private int step;

    /** A chart with one series of points. */
    private record Chart(Scene scene, DefaultNumericAxis time) {
        static Chart of(double[] times, double[] types) {
            DefaultNumericAxis time = new DefaultNumericAxis("time");
            time.setAutoRanging(false);
            time.set(times[0], times[times.length - 1]);
            XYChart chart = new XYChart(time, new DefaultNumericAxis("type"));
            ErrorDataSetRenderer points = new ErrorDataSetRenderer();
            points.setPolyLineStyle(LineStyle.NONE);
            points.setErrorStyle(ErrorStyle.NONE);
            points.setDrawMarker(true);
            points.setAssumeSortedData(true);
            chart.getRenderers().setAll(points);
            chart.getDatasets().add(new DoubleDataSet("events", times, types, times.length, false));
            chart.setAnimated(false);
            return new Chart(BenchStage.show(chart), time);
        }

        WritableImage frame(double from, double until) {
            time.set(from, until);
            return BenchStage.frame(scene);
        }
    }

    @Setup(Level.Trial)
    public void open() throws InterruptedException, ExecutionException {
        BenchStage.startJavaFx();
        SplittableRandom random = new SplittableRandom(1);
        times = new double[marks];
        types = new double[marks];
        for (int event = 0; event < marks; event++) {
            times[event] = MadeUpHeaders.micros(event) / 1e6;
            types[event] = random.nextInt(MadeUpHeaders.TYPES);
        }
        timeline = BenchStage.onFxThread(() -> new TimelineScene(marks));
        chart = BenchStage.onFxThread(() -> Chart.of(times, types));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public WritableImage timelineFrame() throws InterruptedException, ExecutionException {
        return BenchStage.onFxThread(() -> timeline.frame(step++ % 600));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public WritableImage chartFxFrame() throws InterruptedException, ExecutionException {
        double moved = step++ % 600 * 1e-6;
        return BenchStage.onFxThread(() -> chart.frame(times[0] + moved, times[marks - 1] + moved));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 3)
    @Measurement(iterations = 5)
    public WritableImage timelineFirst() throws InterruptedException, ExecutionException {
        return BenchStage.onFxThread(() -> new TimelineScene(marks).frame(0));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 3)
    @Measurement(iterations = 5)
    public WritableImage chartFxFirst() throws InterruptedException, ExecutionException {
        return BenchStage.onFxThread(
                () -> Chart.of(times.clone(), types.clone()).frame(times[0], times[marks - 1]));
    }
}
