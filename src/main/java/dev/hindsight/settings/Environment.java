package dev.hindsight.settings;

/** How much care a store asks for. */
public enum Environment {
    DEVELOPMENT("Development"),
    TEST("Test"),
    PRODUCTION("Production");

    private final String label;

    Environment(String label) {
        this.label = label;
    }

    /** The word that people read. */
    @Override
    public String toString() {
        return label;
    }
}
