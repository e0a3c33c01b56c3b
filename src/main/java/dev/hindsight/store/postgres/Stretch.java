package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the store along its order.
 *
 * @param after where it begins, exclusive; null for the beginning of the store
 * @param upTo where it ends, inclusive; null for the end of the store
 */
record Stretch(@Nullable Position after, @Nullable Position upTo) {
    /** The whole store in stretches that end at these places, ascending, and one for what is after them. */
    static List<Stretch> endingAt(List<Position> ends) {
        List<Stretch> stretches = new ArrayList<>();
        Position last = null;
        for (Position end : ends) {
            stretches.add(new Stretch(last, end));
            last = end;
        }
        stretches.add(new Stretch(last, null));
        return stretches;
    }

    /** The rest of the stretch. */
    Stretch after(Position position) {
        return new Stretch(position, upTo);
    }
}
