package dev.hindsight.eventsourcing;

/** A payload that holds {@link Personal} data. */
public interface AboutPerson {
    /** Whose data it is; the id itself is not personal data and stays readable. */
    String personId();
}
