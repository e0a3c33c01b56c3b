package dev.hindsight.store;

import java.util.List;

/** A database holds several event stores, and nobody said which one is meant. */
public final class SeveralStoresException extends LayoutException {
    private static final long serialVersionUID = 1L;

    private final transient List<StoreChoice> choices;

    public SeveralStoresException(String message, List<StoreChoice> choices) {
        super(message, null);
        this.choices = List.copyOf(choices);
    }

    /** The stores that are there; each can be opened by its layout and table. */
    public List<StoreChoice> choices() {
        return choices;
    }
}
