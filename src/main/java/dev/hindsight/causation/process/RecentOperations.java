package dev.hindsight.causation.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations that were counted last, each once; older ones are forgotten. */
final class RecentOperations {
    private static final int KEPT = 200;

    private final @Nullable OperationId[] ring;
    private int next;

    RecentOperations() {
        ring = new OperationId[KEPT];
    }

    private RecentOperations(RecentOperations other) {
        ring = other.ring.clone();
        next = other.next;
    }

    void add(OperationId operation) {
        int last = Math.floorMod(next - 1, KEPT);
        if (!operation.equals(ring[last])) {
            ring[next] = operation;
            next = (next + 1) % KEPT;
        }
    }

    RecentOperations copy() {
        return new RecentOperations(this);
    }

    /** The last one first. */
    List<OperationId> list() {
        Set<OperationId> list = new LinkedHashSet<>();
        for (int i = 1; i <= KEPT; i++) {
            OperationId operation = ring[Math.floorMod(next - i, KEPT)];
            if (operation != null) {
                list.add(operation);
            }
        }
        return new ArrayList<>(list);
    }
}
