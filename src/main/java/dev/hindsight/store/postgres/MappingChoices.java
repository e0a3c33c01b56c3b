package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.MappingProposal;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.TableMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each role of a table may be chosen from: what was guessed, the columns of a fitting type, and what is derived. */
final class MappingChoices {
    private static final List<String> SEPARATORS = List.of("-", "|", ":", "$", "/");
    private static final int MOST_JOINED = 3;

    private final MappableTable table;
    private final Map<String, List<String>> keys;
    private final TableMapping guess;

    private MappingChoices(MappableTable table, Map<String, List<String>> keys) {
        this.table = table;
        this.keys = keys;
        this.guess = RoleGuess.of(table, keys);
    }

    /** {@code keys} are those found in the documents of each column. */
    static MappingProposal of(MappableTable table, Map<String, List<String>> keys) {
        MappingChoices choices = new MappingChoices(table, keys);
        Map<EventRole, List<RoleSource>> byRole = new EnumMap<>(EventRole.class);
        for (EventRole role : EventRole.values()) {
            byRole.put(role, choices.of(role));
        }
        return new MappingProposal(choices.guess, byRole);
    }

    private List<RoleSource> of(EventRole role) {
        Set<RoleSource> choices = new LinkedHashSet<>();
        guess.of(role).ifPresent(choices::add);
        RoleGuess.candidates(role, table).forEach(column -> choices.add(new RoleSource.Column(column.name())));
        choices.addAll(RoleGuess.inDocuments(role, keys));
        choices.addAll(derived(role));
        return List.copyOf(choices);
    }

    private List<RoleSource> derived(EventRole role) {
        return switch (role) {
            case POSITION -> List.of(new RoleSource.ByTime());
            case ID -> List.of(new RoleSource.StreamAndVersion());
            case STREAM -> joined();
            case STREAM_TYPE -> prefixes();
            case TYPE, TIME, CORRELATION, CAUSATION -> allKeys();
            case TRANSACTION, VERSION, SCHEMA_VERSION, PAYLOAD, METADATA -> List.of();
        };
    }

    /** An id that is unique within its type only needs both. */
    private List<RoleSource> joined() {
        if (!(guess.of(EventRole.STREAM_TYPE).orElse(null) instanceof RoleSource.Column(String type))) {
            return List.of();
        }
        return RoleGuess.candidates(EventRole.STREAM, table).stream()
                .filter(column -> !column.name().equals(type))
                .limit(MOST_JOINED)
                .<RoleSource>map(column -> new RoleSource.Joined(List.of(type, column.name()), "-"))
                .toList();
    }

    private List<RoleSource> prefixes() {
        List<RoleSource> prefixes = new ArrayList<>();
        if (guess.of(EventRole.STREAM).orElse(null) instanceof RoleSource.Column(String stream)) {
            SEPARATORS.forEach(separator -> prefixes.add(new RoleSource.Before(stream, separator)));
        }
        prefixes.add(new RoleSource.Constant(table.name()));
        return prefixes;
    }

    private List<RoleSource> allKeys() {
        List<RoleSource> all = new ArrayList<>();
        keys.forEach((column, names) -> names.forEach(key -> all.add(new RoleSource.Key(column, key))));
        return all;
    }
}
