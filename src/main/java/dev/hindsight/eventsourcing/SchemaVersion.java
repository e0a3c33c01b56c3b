package dev.hindsight.eventsourcing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The version of the stored form that a payload record describes; a record without it describes version 1. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SchemaVersion {
    /** Counted from 1, and one higher each time the stored form of the event type changes. */
    int value();
}
