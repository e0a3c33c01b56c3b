package dev.hindsight.testing;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.InMemoryEventStore;
import java.nio.file.Path;
import java.util.List;

/** Two builds of a small application, one of which doubles wrongly, and a store with its events. */
public final class CounterBuilds {
    private static final String COUNTER = """
            package app;
            public class Counter {
                private int total;
                void on(Added event) { total += event.amount(); System.out.print("added " + event.amount()); }
                void on(Doubled event) { total *= FACTOR; }
                public record Added(int amount) {}
                public record Doubled() {}
            }
            """;

    private final String right;
    private final String wrong;

    /** Builds both into that folder. */
    public CounterBuilds(Path folder) {
        right = build(folder.resolve("right.jar"), "2");
        wrong = build(folder.resolve("wrong.jar"), "3");
    }

    private static String build(Path jar, String factor) {
        return new SourceJar()
                .source("app/Counter.java", COUNTER.replace("FACTOR", factor))
                .writeTo(jar)
                .getFirst()
                .toString();
    }

    /** The jar of the build that doubles. */
    public String right() {
        return right;
    }

    /** The jar of the build that trebles. */
    public String wrong() {
        return wrong;
    }

    /** Two counters, of which only {@code counter-1} is doubled, and a note that no class replays. */
    public static EventStore store() {
        return new InMemoryEventStore(events());
    }

    public static List<StoredEvent> events() {
        Events events = new Events();
        return List.of(
                events.next("counter-1", "Added", "{\"amount\":1}"),
                events.next("counter-1", "Doubled", "{}"),
                events.next("counter-1", "Added", "{\"amount\":-2}"),
                events.next("counter-1", "Added", "{\"amount\":5}"),
                events.next("counter-2", "Added", "{\"amount\":4}"),
                events.next("note-1", "Written", "{}"));
    }
}
