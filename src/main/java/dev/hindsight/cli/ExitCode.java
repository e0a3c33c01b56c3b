package dev.hindsight.cli;

/** What a command tells the script that ran it. */
public final class ExitCode {
    static final int DONE = 0;
    /** A check found something, or a comparison differs. */
    static final int DIFFERS = 1;

    static final int WRONG_USAGE = 2;
    /** The store cannot be reached or read. */
    static final int NO_STORE = 3;
    /** The window cannot be opened on this machine. */
    public static final int NO_WINDOW = 3;
    /** There is no such stream, event or version. */
    static final int NOT_FOUND = 4;

    private ExitCode() {}
}
