package dev.hindsight.check;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** Something is lost or wrong: states, read models or consumers cannot be right. */
    ERROR("error"),
    /** Something is likely wrong, or will be. */
    WARNING("warning"),
    /** Worth knowing; nothing need be wrong. */
    NOTE("note");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** The word for it in output and on screen. */
    public String label() {
        return label;
    }
}
