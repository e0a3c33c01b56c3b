package dev.hindsight.causation;

/** Which way effects follow their causes in a picture. */
public enum Direction {
    LEFT_TO_RIGHT,
    TOP_DOWN;

    public Direction other() {
        return this == LEFT_TO_RIGHT ? TOP_DOWN : LEFT_TO_RIGHT;
    }
}
