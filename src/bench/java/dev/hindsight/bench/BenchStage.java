package dev.hindsight.bench;

import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/** A window for benchmarks, in which a frame ends when its pixels are there. */
final class BenchStage {
    static final double WIDTH = 990;
    static final double HEIGHT = 800;

    private BenchStage() {}

    static void startJavaFx() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
    }

    /** Shows it in a window of its own. To be called on the FX thread, as all that follows. */
    static Scene show(Parent root) {
        Stage stage = new Stage();
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    /** What a pulse does, and then the pixels, for which a pulse does not wait. */
    static WritableImage frame(Scene scene) {
        Toolkit.getToolkit().firePulse();
        return scene.snapshot(null);
    }

    static <T> T onFxThread(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
