package dev.hindsight.store;

import java.util.List;

/** Some items in the order that was asked for, and whether more follow. */
public record Page<T>(List<T> items, Ending ending) {
    public Page {
        items = List.copyOf(items);
    }
}
