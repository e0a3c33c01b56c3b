package dev.hindsight.check;

/** Is told by a check what it finds, while it runs. Safe for use by several threads. */
public interface CheckListener {
    void found(Finding finding);

    /** May be told often; whoever shows it takes what it needs. */
    void progress(Progress progress);
}
