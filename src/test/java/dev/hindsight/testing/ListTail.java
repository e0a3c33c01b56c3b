package dev.hindsight.testing;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Tail;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Follows a list that grows: hands over what was not there before. */
public final class ListTail<T> implements Tail<T> {
    private final Supplier<List<T>> list;
    private final Set<T> seen;

    /** @param wholeList whether what is there already is handed over, too */
    public ListTail(Supplier<List<T>> list, boolean wholeList) {
        this.list = list;
        this.seen = wholeList ? new HashSet<>() : new HashSet<>(list.get());
    }

    @Override
    public Arrivals<T> read(int limit, Cancellation cancellation) {
        cancellation.check();
        List<T> fresh = list.get().stream().filter(item -> !seen.contains(item)).toList();
        List<T> handed = fresh.subList(0, Math.min(limit, fresh.size()));
        seen.addAll(handed);
        return new Arrivals<>(handed, fresh.size() > limit);
    }
}
