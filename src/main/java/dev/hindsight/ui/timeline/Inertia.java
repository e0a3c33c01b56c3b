package dev.hindsight.ui.timeline;

/** How a drag goes on after it was let go: as fast as it was, and slower with time. */
final class Inertia {
    /** The speed falls to a third within this time, in seconds. */
    private static final double DECAY = 0.32;

    /** Movements older than this, in seconds, say nothing about the speed at the end. */
    private static final double MEMORY = 0.1;

    private static final double SLOWEST = 20;
    private static final double FASTEST = 6000;

    private double speed;
    private double lastTime = Double.NEGATIVE_INFINITY;

    /** The pointer moved by so many pixels; times in seconds from anywhere. */
    void moved(double pixels, double time) {
        double elapsed = Math.max(time - lastTime, 1e-3);
        double now = pixels / elapsed;
        speed = elapsed > MEMORY ? 0 : speed + (now - speed) * Math.min(1, elapsed / 0.04);
        lastTime = time;
    }

    /** The drag was let go; whether it goes on. */
    boolean release(double time) {
        if (time - lastTime > MEMORY) {
            speed = 0;
        }
        speed = Math.clamp(speed, -FASTEST, FASTEST);
        return isMoving();
    }

    /** How many pixels it goes on in so many seconds. */
    double step(double seconds) {
        double rest = Math.exp(-seconds / DECAY);
        double pixels = speed * DECAY * (1 - rest);
        speed *= rest;
        return pixels;
    }

    boolean isMoving() {
        return Math.abs(speed) > SLOWEST;
    }

    void stop() {
        speed = 0;
        lastTime = Double.NEGATIVE_INFINITY;
    }
}
