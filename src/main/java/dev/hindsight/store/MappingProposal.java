package dev.hindsight.store;

import java.util.List;
import java.util.Map;

/**
 * A first guess at the roles of a table, and what else could play each.
 *
 * @param choices for each role, the likeliest first
 */
public record MappingProposal(TableMapping guess, Map<EventRole, List<RoleSource>> choices) {
    public MappingProposal {
        choices = Map.copyOf(choices);
    }
}
