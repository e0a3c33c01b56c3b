package dev.hindsight.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which parts of one table play which roles; roles may still be open. */
public record TableMapping(String schema, String table, Map<EventRole, RoleSource> roles) {
    public TableMapping {
        roles = Map.copyOf(roles);
    }

    /** What plays that role. */
    public Optional<RoleSource> of(EventRole role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** The same with another choice for one role; null leaves it open. */
    public TableMapping with(EventRole role, @Nullable RoleSource source) {
        Map<EventRole, RoleSource> changed = new EnumMap<>(EventRole.class);
        changed.putAll(roles);
        if (source == null) {
            changed.remove(role);
        } else {
            changed.put(role, source);
        }
        return new TableMapping(schema, table, changed);
    }

    /** The roles without which it is no store, and that nothing plays yet. */
    public List<EventRole> missing() {
        return Stream.of(EventRole.values())
                .filter(role -> role.required() && !roles.containsKey(role))
                .toList();
    }
}
