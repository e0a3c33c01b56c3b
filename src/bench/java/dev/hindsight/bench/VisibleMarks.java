package dev.hindsight.bench;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
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

/** A frame of the timeline's window in which a million events are seen, against a canvas with a rectangle for each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "-Xmx4g", "--enable-native-access=ALL-UNNAMED"
        })
public class VisibleMarks {
    @Param("1000000")
    private int marks;

    private TimelineScene timeline;
    private Canvas canvas;
    private Scene canvasScene;
    private int step;

    @Setup(Level.Trial)
    public void open() throws InterruptedException, ExecutionException {
        BenchStage.startJavaFx();
        timeline = BenchStage.onFxThread(() -> new TimelineScene(marks));
        canvasScene = BenchStage.onFxThread(() -> {
            canvas = new Canvas(BenchStage.WIDTH, BenchStage.HEIGHT);
            return BenchStage.show(new Group(canvas));
        });
    }

    @Benchmark
    public WritableImage timeline() throws InterruptedException, ExecutionException {
        return BenchStage.onFxThread(() -> timeline.frame(step++ % 600));
    }

    @Benchmark
    public WritableImage canvas() throws InterruptedException, ExecutionException {
        return BenchStage.onFxThread(() -> {
            GraphicsContext graphics = canvas.getGraphicsContext2D();
            graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            SplittableRandom random = new SplittableRandom(1);
            for (int mark = 0; mark < marks; mark++) {
                int lane = random.nextInt(MadeUpHeaders.TYPES);
                graphics.setFill(lane % 2 == 0 ? Color.STEELBLUE : Color.DARKORANGE);
                graphics.fillRect((double) mark / marks * canvas.getWidth(), 10 + lane * 34.0, 2, 20);
            }
            return BenchStage.frame(canvasScene);
        });
    }
}
