package dev.hindsight.causation.process;

/** What is counted of one event type. */
final class TypeTally {
    private final DurationSketch firstEffects;
    private long events;
    private long beginnings;
    private long endings;
    private long causesFound;
    private long causesMissing;

    TypeTally() {
        firstEffects = new DurationSketch();
    }

    private TypeTally(TypeTally other) {
        firstEffects = other.firstEffects.copy();
        events = other.events;
        beginnings = other.beginnings;
        endings = other.endings;
        causesFound = other.causesFound;
        causesMissing = other.causesMissing;
    }

    void addEvent(boolean causeFound, boolean causeRecorded) {
        events++;
        if (causeFound) {
            causesFound++;
        } else {
            beginnings++;
            causesMissing += causeRecorded ? 1 : 0;
        }
    }

    void addEnding() {
        endings++;
    }

    void addFirstEffect(long delayMicros) {
        firstEffects.add(delayMicros);
    }

    TypeTally copy() {
        return new TypeTally(this);
    }

    long events() {
        return events;
    }

    /** Events whose cause is not among those read. */
    long beginnings() {
        return beginnings;
    }

    /** Events without effects. */
    long endings() {
        return endings;
    }

    long causesFound() {
        return causesFound;
    }

    long causesMissing() {
        return causesMissing;
    }

    /** From an event to the first of its effects, for those that have any. */
    DurationSketch firstEffects() {
        return firstEffects;
    }
}
