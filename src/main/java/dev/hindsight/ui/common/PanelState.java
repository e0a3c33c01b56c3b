package dev.hindsight.ui.common;

/** What a panel shows instead of, or beside, its content. */
public sealed interface PanelState {
    /** There is content. */
    record Ready() implements PanelState {}

    /** Content is on its way and there is nothing to show yet. */
    record Loading(String what) implements PanelState {}

    /** There is nothing to show, which is no fault. */
    record Empty(String title, String hint) implements PanelState {}

    /**
     * Content could not be had.
     *
     * @param sentence what was wrong and what to do, for people
     * @param detail technical detail, shown on demand
     */
    record Failed(String sentence, String detail, Runnable retry) implements PanelState {}

    static PanelState failed(Throwable error, Runnable retry) {
        return new Failed(Problem.sentence(error), Problem.detail(error), retry);
    }
}
