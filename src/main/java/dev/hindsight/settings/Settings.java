package dev.hindsight.settings;

import dev.hindsight.check.readmodel.ReadModelMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is remembered.
 *
 * @param queries the queries asked of each store, by the name of its connection
 * @param readModels the read models of each store that were described, by the name of its connection
 */
public record Settings(
        List<ConnectionProfile> profiles,
        WindowState window,
        Map<String, QueryHistory> queries,
        Map<String, List<ReadModelMapping>> readModels) {
    /** For the first start. */
    public static final Settings FIRST = new Settings(List.of(), WindowState.FIRST);

    /** Settings without queries and read models. */
    public Settings(List<ConnectionProfile> profiles, WindowState window) {
        this(profiles, window, Map.of(), Map.of());
    }

    /** Settings of an older Hindsight have no queries and no read models. */
    @SuppressWarnings("NullAway") // a settings file may leave them out
    public Settings {
        queries = queries == null ? Map.of() : Map.copyOf(queries);
        readModels = readModels == null ? Map.of() : Map.copyOf(readModels);
        profiles = List.copyOf(profiles);
    }

    public Optional<ConnectionProfile> profile(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** With this profile added, in the place of one of the same name if there is one. */
    public Settings with(ConnectionProfile profile) {
        Stream<ConnectionProfile> others = without(profile.name()).profiles().stream();
        return new Settings(Stream.concat(others, Stream.of(profile)).toList(), window, queries, readModels);
    }

    /** With all of these added; one with the name of another is told from it by a number. */
    public Settings adding(List<ConnectionProfile> others) {
        Settings all = this;
        for (ConnectionProfile other : others) {
            if (!all.profiles.contains(other)) {
                all = all.with(other.named(all.freeName(other.name())));
            }
        }
        return all;
    }

    public Settings without(String profileName) {
        return new Settings(
                profiles.stream()
                        .filter(profile -> !profile.name().equals(profileName))
                        .toList(),
                window,
                queries,
                readModels);
    }

    public Settings with(WindowState newWindow) {
        return new Settings(profiles, newWindow, queries, readModels);
    }

    /** The queries asked of the store of that name. */
    public QueryHistory queriesOf(String store) {
        return queries.getOrDefault(store, QueryHistory.NONE);
    }

    public Settings withQueries(String store, QueryHistory history) {
        Map<String, QueryHistory> changed = new HashMap<>(queries);
        changed.put(store, history);
        return new Settings(profiles, window, changed, readModels);
    }

    /** The read models of the store of that name that were described. */
    public List<ReadModelMapping> readModelsOf(String store) {
        return readModels.getOrDefault(store, List.of());
    }

    public Settings withReadModels(String store, List<ReadModelMapping> mappings) {
        Map<String, List<ReadModelMapping>> changed = new HashMap<>(readModels);
        changed.put(store, List.copyOf(mappings));
        return new Settings(profiles, window, queries, changed);
    }

    private String freeName(String name) {
        String free = name;
        for (int number = 2; profile(free).isPresent(); number++) {
            free = "%s (%d)".formatted(name, number);
        }
        return free;
    }
}
