package dev.hindsight.replay.code;

/** The ways in which aggregate code takes its events; the names are those of the replay protocol. */
public enum Style {
    /** Methods marked by an annotation, as in Axon. */
    ANNOTATED("annotated methods"),
    /** Methods of the aggregate that take one event each, or one that takes them all. */
    METHODS("a method per event"),
    /** A function from state and event to the next state. */
    EVOLVE("a function of state and event"),
    /** A static method that makes an aggregate from all its events: slow on long streams, since it begins anew each time. */
    REHYDRATE("made from all its events at once"),
    /** Our own interface {@code Replayer}. */
    REPLAYER("Hindsight's own interface");

    private final String words;

    Style(String words) {
        this.words = words;
    }

    /** The style in words, for a line beside a class name. */
    public String words() {
        return words;
    }
}
