package dev.hindsight.sample;

/** Is told how far something slow has come. May be called from any thread. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * A step begins or goes on.
     *
     * @param sentence what happens now, to be shown as it is
     * @param done how much of this step is done, between 0 and 1; negative if that is not known
     */
    void progress(String sentence, double done);

    /** Nobody listens. */
    static ProgressListener silent() {
        return (_, _) -> {};
    }
}
