package dev.hindsight.replay;

/** The replay was given up; there is no result. */
public final class ReplayStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReplayStoppedException() {
        super("The replay was given up before it was done.");
    }
}
