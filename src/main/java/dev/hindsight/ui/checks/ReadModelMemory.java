package dev.hindsight.ui.checks;

import dev.hindsight.check.readmodel.ReadModelMapping;
import java.util.List;

/** Keeps the read models of a store that were described. */
public interface ReadModelMemory {
    List<ReadModelMapping> mappings();

    /**
     * Keeps these, in place of those that were kept.
     *
     * @throws dev.hindsight.settings.SettingsException if they cannot be kept
     */
    void save(List<ReadModelMapping> mappings);
}
