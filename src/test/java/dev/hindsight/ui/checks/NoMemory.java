package dev.hindsight.ui.checks;

import dev.hindsight.check.readmodel.ReadModelMapping;
import java.util.ArrayList;
import java.util.List;

/** Keeps read models as long as the test runs. */
final class NoMemory implements ReadModelMemory {
    private final List<ReadModelMapping> kept = new ArrayList<>();

    @Override
    public List<ReadModelMapping> mappings() {
        return List.copyOf(kept);
    }

    @Override
    public void save(List<ReadModelMapping> mappings) {
        kept.clear();
        kept.addAll(mappings);
    }
}
