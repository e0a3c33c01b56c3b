package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.LayoutTrial;
import dev.hindsight.store.SeveralStoresException;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the tables of layouts by looking at the catalog only. */
final class Recognition {
    /** Partitions are left out: they are parts of a table that is found itself. */
    private static final String COLUMNS_OF_TABLES = """
            SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL),
                   has_column_privilege(c.oid, a.attnum, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE')
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relname LIKE ANY (?::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_temp%'
            """;

    private final List<Layout> layouts;
    private final Map<String, Map<String, Map<String, CatalogColumn>>> catalog = new TreeMap<>();

    private Recognition(List<Layout> layouts) {
        this.layouts = layouts;
    }

    /** Every store in the database that one of the layouts describes, in the order of layouts and schemas. */
    static List<StoreTable> find(Session session, List<Layout> layouts) throws SQLException {
        Recognition recognition = new Recognition(layouts);
        recognition.readCatalog(session);
        return recognition.find();
    }

    /**
     * The one store of the database.
     *
     * @throws LayoutException if there is none, or more than one
     */
    static StoreTable theOne(List<StoreTable> found, List<Layout> layouts, String address) {
        if (found.isEmpty()) {
            String tried = layouts.stream().map(Layout::id).collect(Collectors.joining(", "));
            throw new LayoutException(
                    "No event store was recognised in %s. Layouts tried: %s. Is this the right database, and may this user see its tables?"
                            .formatted(address, tried),
                    null);
        }
        if (found.size() > 1) {
            String candidates = found.stream().map(Recognition::describe).collect(Collectors.joining(", "));
            throw new SeveralStoresException(
                    "%s holds more than one event store: %s. Name the table, such as %s, or the layout."
                            .formatted(address, candidates, found.getFirst().shownName()),
                    found.stream()
                            .map(table -> new StoreChoice(table.layout().id(), table.shownName(), reason(table)))
                            .toList());
        }
        StoreTable table = found.getFirst();
        List<String> locked = lockedRoles(table);
        if (!locked.isEmpty()) {
            throw new LayoutException(
                    "The events of %s are there, but this user may not read %s of it. Ask for the privilege SELECT on the table."
                            .formatted(table.shownName(), String.join(", ", locked)),
                    null);
        }
        return table;
    }

    /**
     * Those whose table has that name, with its schema or without.
     *
     * @throws LayoutException if there are stores, and none of that name
     */
    static List<StoreTable> named(String name, List<StoreTable> found) {
        List<StoreTable> named = found.stream()
                .filter(table -> name.equals(table.shownName()) || name.equals(table.name()))
                .toList();
        if (named.isEmpty() && !found.isEmpty()) {
            throw new LayoutException(
                    "The table %s is no event store that was recognised. There are: %s."
                            .formatted(
                                    name,
                                    found.stream().map(Recognition::describe).collect(Collectors.joining(", "))),
                    null);
        }
        return named;
    }

    /** Those in the named schema, or all of them if it has none. */
    static List<StoreTable> preferring(String schema, List<StoreTable> found) {
        List<StoreTable> there =
                found.stream().filter(table -> table.schema().equals(schema)).toList();
        return there.isEmpty() ? found : there;
    }

    /** Why a table was taken for a store: the columns that tell it from others. */
    static String reason(StoreTable table) {
        Layout layout = table.layout();
        return "%s has %s%s"
                .formatted(
                        table.shownName(),
                        layout.recognisedBy().stream()
                                .map(column -> column.table().equals(Layout.EVENTS)
                                        ? column.name()
                                        : column.table() + "." + column.name())
                                .collect(Collectors.joining(", ")),
                        layout.joins().isEmpty()
                                ? ""
                                : ", beside it "
                                        + layout.joins().stream()
                                                .map(Layout.Join::table)
                                                .collect(Collectors.joining(", ")));
    }

    /** A layout on one table, whether or not it fits. */
    static StoreTable table(Session session, Layout layout, String schema, String table) throws SQLException {
        Recognition recognition = new Recognition(List.of(layout));
        recognition.readCatalog(session);
        return recognition.storeTable(layout, schema, table);
    }

    /** Tries one layout on every table that has a name for it, and tells what is there and what is missing. */
    static LayoutTrial attempt(Session session, Layout layout) throws SQLException {
        Recognition recognition = new Recognition(List.of(layout));
        recognition.readCatalog(session);
        List<LayoutTrial.Candidate> candidates = new ArrayList<>();
        recognition.catalog.forEach((schema, tables) -> tables.keySet().stream()
                .filter(table -> layout.tables().stream().anyMatch(pattern -> matches(pattern, table)))
                .forEach(table -> candidates.add(recognition.candidate(layout, schema, table))));
        return new LayoutTrial(layout.id(), layout.tables(), candidates);
    }

    private LayoutTrial.Candidate candidate(Layout layout, String schema, String table) {
        StoreTable tried = storeTable(layout, schema, table);
        List<LayoutTrial.Part> parts = new ArrayList<>();
        for (EventRole role : EventRole.values()) {
            layout.column(role)
                    .ifPresent(source -> parts.add(new LayoutTrial.Part(
                            role.field(),
                            tried.has(role) ? tried.columnOrNull(role) : "",
                            missing(source, tried),
                            role.required())));
        }
        boolean recognised = isRecognised(layout, tables(schema), table) && tried.hasFittingTypes();
        return new LayoutTrial.Candidate(schema + "." + table, recognised, parts);
    }

    private static List<String> missing(Source source, StoreTable tried) {
        return StoreTable.columnsOf(source)
                .filter(column -> tried.columnType(column) == null)
                .map(column ->
                        column.table().equals(Layout.EVENTS) ? column.name() : column.table() + "." + column.name())
                .distinct()
                .toList();
    }

    private static List<String> lockedRoles(StoreTable table) {
        return Stream.of(EventRole.values())
                .filter(role -> role.required() && !table.has(role))
                .map(EventRole::field)
                .toList();
    }

    private static String describe(StoreTable table) {
        return table.layout().id() + " in " + table.shownName();
    }

    private List<StoreTable> find() {
        List<StoreTable> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Layout layout : layouts) {
            catalog.forEach((schema, tables) -> tables.keySet().forEach(table -> {
                if (isRecognised(layout, tables, table)) {
                    StoreTable recognised = storeTable(layout, schema, table);
                    if (recognised.hasFittingTypes() && taken.add(schema + "." + table)) {
                        found.add(recognised);
                    }
                }
            }));
        }
        return found;
    }

    private StoreTable storeTable(Layout layout, String schema, String table) {
        Map<String, Map<String, CatalogColumn>> columns = new HashMap<>();
        columns.put(Layout.EVENTS, eventsColumns(layout, schema, table));
        layout.joins().forEach(join -> columns.put(join.alias(), tables(schema).getOrDefault(join.table(), Map.of())));
        layout.beside()
                .tables()
                .forEach((alias, name) -> columns.put(alias, tables(schema).getOrDefault(name, Map.of())));
        return new StoreTable(layout, schema, table, columns, false, List.of(), false);
    }

    private Map<String, Map<String, CatalogColumn>> tables(String schema) {
        return catalog.getOrDefault(schema, Map.of());
    }

    /** The tables that a framework lists itself all look alike, and need not be looked at one by one. */
    private Map<String, CatalogColumn> eventsColumns(Layout layout, String schema, String table) {
        if (layout.listed() == null) {
            return tables(schema).getOrDefault(table, Map.of());
        }
        return layout.listed().columns().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, column -> new CatalogColumn(column.getValue(), true)));
    }

    private static boolean isRecognised(Layout layout, Map<String, Map<String, CatalogColumn>> tables, String table) {
        if (layout.tables().stream().noneMatch(pattern -> matches(pattern, table))) {
            return false;
        }
        if (layout.listed() != null) {
            return tables.getOrDefault(table, Map.of())
                    .keySet()
                    .containsAll(
                            List.of(layout.listed().stream(), layout.listed().events()));
        }
        Map<String, Map<String, CatalogColumn>> byAlias = new HashMap<>();
        byAlias.put(Layout.EVENTS, tables.getOrDefault(table, Map.of()));
        layout.joins().forEach(join -> byAlias.put(join.alias(), tables.getOrDefault(join.table(), Map.of())));
        return needed(layout).allMatch(source -> isThere(source, byAlias))
                && layout.without().stream().noneMatch(tables.getOrDefault(table, Map.of())::containsKey);
    }

    /** What must be there: what the layout is told by, what joins the tables, and what the required roles need. */
    private static Stream<Source> needed(Layout layout) {
        Stream<Source> keys = layout.joins().stream()
                .flatMap(join -> Stream.concat(
                        join.on().keySet().stream().map(key -> new Source.Column(join.alias(), key)),
                        join.on().values().stream()));
        Stream<Source> roles = layout.columns().entrySet().stream()
                .filter(role -> role.getKey().required())
                .map(Map.Entry::getValue);
        return Stream.of(layout.recognisedBy().stream(), keys, roles).flatMap(sources -> sources);
    }

    private static boolean isThere(Source source, Map<String, Map<String, CatalogColumn>> byAlias) {
        return switch (source) {
            case Source.Column column ->
                byAlias.getOrDefault(column.table(), Map.of()).containsKey(column.name());
            case Source.FirstOf(List<Source> choices) -> choices.stream().anyMatch(choice -> isThere(choice, byAlias));
            default -> source.parts().allMatch(part -> isThere(part, byAlias));
        };
    }

    private static boolean matches(String pattern, String table) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(table)
                : table.length() >= pattern.length()
                        && table.startsWith(pattern.substring(0, star))
                        && table.endsWith(pattern.substring(star + 1));
    }

    private void readCatalog(Session session) throws SQLException {
        List<String> names = layouts.stream()
                .flatMap(layout -> Stream.of(
                                layout.tables().stream(),
                                layout.joins().stream().map(Layout.Join::table),
                                layout.beside().tables().values().stream())
                        .flatMap(tables -> tables))
                .distinct()
                .map(name -> ConditionSql.escapeLike(name).replace('*', '%'))
                .toList();
        session.rows(new Sql("").add(COLUMNS_OF_TABLES, names), row -> {
            catalog.computeIfAbsent(row.getString(1), schema -> new TreeMap<>())
                    .computeIfAbsent(row.getString(2), table -> new TreeMap<>())
                    .put(row.getString(3), new CatalogColumn(row.getString(4), row.getBoolean(5)));
            return true;
        });
    }
}
