package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Layout.StreamsTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A layout found in a database: which tables exactly, the types of their columns, and both together as SQL. */
final class StoreTable {
    private final Layout layout;
    private final String schema;
    private final String name;
    private final Map<String, Map<String, CatalogColumn>> columns;
    private final boolean hiddenShown;
    private final List<EventsOfStream> listed;
    private final boolean listIsCut;
    private final SourceSql sql = new SourceSql(this);

    /** One of the tables of a layout that has many; one that this user may not read is left out. */
    record EventsOfStream(String stream, String table, boolean readable) {}

    /**
     * @param name the name of the events table
     * @param columns the columns of the events table and of the joined ones, by alias and name
     * @param hiddenShown whether rows that the layout hides are shown
     * @param listed the tables of events, for a layout that has one table for each stream
     * @param listIsCut whether there are more of them than can be read as one
     */
    StoreTable(
            Layout layout,
            String schema,
            String name,
            Map<String, Map<String, CatalogColumn>> columns,
            boolean hiddenShown,
            List<EventsOfStream> listed,
            boolean listIsCut) {
        this.layout = layout;
        this.schema = schema;
        this.name = name;
        this.columns = Map.copyOf(columns);
        this.hiddenShown = hiddenShown;
        this.listed = List.copyOf(listed);
        this.listIsCut = listIsCut;
    }

    StoreTable withListed(List<EventsOfStream> tables, boolean cut) {
        return new StoreTable(layout, schema, name, columns, hiddenShown, tables, cut);
    }

    StoreTable showingHidden(boolean shown) {
        return new StoreTable(layout, schema, name, columns, shown, listed, listIsCut);
    }

    Layout layout() {
        return layout;
    }

    String schema() {
        return schema;
    }

    /** The name of the events table, unquoted. */
    String name() {
        return name;
    }

    /** The events and what is joined to them, as it stands after FROM. */
    String events() {
        return events("");
    }

    /** The same, of a part of the events only: {@code sample} is a TABLESAMPLE clause. */
    String events(String sample) {
        return layout.listed() == null
                ? eventsIn(qualified(name), sample)
                : eventsIn("(" + union(layout.listed(), sample) + ")", "");
    }

    /** The same, of those events only that are in a partition, which is named as it stands in SQL. */
    String eventsIn(String partition) {
        return eventsIn(partition, "");
    }

    private String eventsIn(String from, String sample) {
        return from + " AS " + Layout.EVENTS + sample
                + layout.joins().stream().map(this::join).collect(Collectors.joining());
    }

    /** The table of the events, or all of them together. */
    String eventsTable() {
        return layout.listed() == null ? qualified(name) : "(" + union(layout.listed(), "") + ")";
    }

    /** Whether all events are in one table, or in the partitions of one. */
    boolean isOneTable() {
        return layout.listed() == null;
    }

    /** The names of the tables in which the events are. */
    List<String> tables() {
        return isOneTable()
                ? List.of(qualified(name))
                : readable().map(events -> qualified(events.table())).toList();
    }

    String qualified(String table) {
        return quote(schema) + "." + quote(table);
    }

    boolean has(EventRole role) {
        return layout.column(role).filter(sql::available).isPresent();
    }

    /** The value of a role as it stands in SQL; times as timestamptz. */
    String column(EventRole role) {
        if (role == EventRole.TIME) {
            return time();
        }
        return sql.sql(source(role));
    }

    /** The value of a role, or SQL null where the layout has none. */
    String columnOrNull(EventRole role) {
        boolean byOrder = role == EventRole.TIME && has(EventRole.POSITION);
        return has(role) || byOrder ? column(role) : "NULL";
    }

    /** A field of metadata as text, or SQL null where the layout has no metadata. */
    String metadataField(List<String> path) {
        return has(EventRole.METADATA)
                ? sql.sql(new Source.Json(source(EventRole.METADATA), path, null))
                : "NULL::text";
    }

    /** That a role's value is one of these. */
    Sql oneOf(EventRole role, Collection<String> values) {
        return sql.oneOf(source(role), values);
    }

    /** The PostgreSQL type of a role's value, such as {@code jsonb}; empty where the layout has none. */
    Optional<String> type(EventRole role) {
        return layout.column(role).filter(sql::available).map(sql::type);
    }

    /**
     * Whether the columns have types that the roles can be read from, those left aside that this user may not read. A
     * table that only has the names of a store's columns is no store.
     */
    boolean hasFittingTypes() {
        return isNumber(EventRole.POSITION)
                && isNumber(EventRole.VERSION)
                && layout.columns().values().stream().filter(sql::available).allMatch(sql::hasFittingTypes);
    }

    private boolean isNumber(EventRole role) {
        return type(role).filter(type -> !SourceSql.INTEGERS.contains(type)).isEmpty();
    }

    /** Whether a role is played by a column of the events table itself. */
    boolean isOwnColumn(EventRole role) {
        return layout.column(role)
                .filter(source ->
                        source instanceof Source.Column column && column.table().equals(Layout.EVENTS))
                .isPresent();
    }

    /** Whether a role is played by a number that the database gives, and by none that is made up of others. */
    boolean isPlainNumber(EventRole role) {
        return layout.column(role)
                .filter(source -> source instanceof Source.Column
                        || (source instanceof Source.FirstOf(List<Source> choices)
                                && choices.stream().allMatch(Source.Column.class::isInstance)))
                .map(sql::type)
                .filter(SourceSql.INTEGERS::contains)
                .isPresent();
    }

    boolean isType(EventRole role, String type) {
        return type(role).filter(type::equals).isPresent();
    }

    /** What a row must fulfil to be an event at all, as SQL conditions. */
    List<String> isEvent() {
        List<String> conditions = new ArrayList<>();
        layout.only().forEach(rows -> conditions.add(sql.matches(rows)));
        for (Layout.Join join : layout.joins()) {
            if (join.firstBy() != null) {
                conditions.add(isFirst(join, join.firstBy()));
            }
        }
        return conditions;
    }

    /** What a row must fulfil to be shown, as SQL conditions. */
    List<String> visible() {
        List<String> conditions = isEvent();
        if (!hiddenShown) {
            layout.hidden().stream()
                    .filter(rows -> sql.available(rows.source()))
                    .forEach(rows -> conditions.add("(" + sql.matches(rows) + ") IS NOT TRUE"));
        }
        return conditions;
    }

    /** What is hidden, for people. */
    List<String> hidden() {
        return hiddenShown
                ? List.of()
                : layout.hidden().stream()
                        .filter(rows -> sql.available(rows.source()))
                        .map(HiddenRows::what)
                        .toList();
    }

    /** The type of a column that is there and may be read; null for another. */
    @Nullable String columnType(Source.Column column) {
        CatalogColumn found = columns.getOrDefault(column.table(), Map.of()).get(column.name());
        return found == null || !found.readable() ? null : found.type();
    }

    /** The table that notes the last version of each stream. */
    Optional<StreamsTable> headsTable() {
        return Optional.ofNullable(layout.beside().streams())
                .filter(streams -> streams.version() != null
                        && hasBeside(StreamsTable.ALIAS, streams.stream(), streams.version(), streams.archived()));
    }

    /** Whether the table of that alias is there and all of these columns of it may be read; null stands for none. */
    boolean hasBeside(String alias, @Nullable String... names) {
        return Stream.of(names)
                .filter(Objects::nonNull)
                .allMatch(column -> columnType(new Source.Column(alias, column)) != null);
    }

    /** A column that holds payloads or states, read out where it is the number of a large object. */
    String contentBeside(String alias, String column) {
        Source.Column source = new Source.Column(alias, column);
        String found = sql.sql(source);
        return "oid".equals(columnType(source)) ? SourceSql.largeObject(found) : found;
    }

    /** The columns that the layout speaks of and that this user may not read. */
    List<String> unreadable() {
        return layout.columns().values().stream()
                .flatMap(StoreTable::columnsOf)
                .filter(this::isLocked)
                .map(Source.Column::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** What of the tables of streams is not shown, in sentences. */
    List<String> leftOutOfList() {
        List<String> sentences = new ArrayList<>();
        List<String> locked = listed.stream()
                .filter(events -> !events.readable())
                .map(EventsOfStream::stream)
                .toList();
        if (!locked.isEmpty()) {
            sentences.add("This user may not read the tables of %s; the rest is shown without."
                    .formatted(String.join(", ", locked)));
        }
        if (listIsCut) {
            sentences.add("Only the first %,d streams are read: there are more.".formatted(listed.size()));
        }
        return sentences;
    }

    private boolean isLocked(Source.Column column) {
        CatalogColumn found = columns.getOrDefault(column.table(), Map.of()).get(column.name());
        return found != null && !found.readable();
    }

    /** The channels on which the framework itself says that it has written. */
    List<String> channels() {
        return layout.notifies().stream()
                .map(channel -> channel.replace("{schema}", schema).replace("{table}", name))
                .toList();
    }

    /** For people: schema and table, unquoted. */
    String shownName() {
        return schema + "." + name;
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Every column that a source speaks of. */
    static java.util.stream.Stream<Source.Column> columnsOf(Source source) {
        return source instanceof Source.Column column
                ? java.util.stream.Stream.of(column)
                : source.parts().flatMap(StoreTable::columnsOf);
    }

    private Source source(EventRole role) {
        return layout.column(role)
                .orElseThrow(() -> new IllegalStateException("The layout has no " + role.field() + "."));
    }

    /** A store without times has an order, which stands in for them: the position, in milliseconds since 1970. */
    private String time() {
        return has(EventRole.TIME)
                ? sql.time(source(EventRole.TIME))
                : "to_timestamp(" + sql.sql(source(EventRole.POSITION)) + " / 1000.0)";
    }

    private String join(Layout.Join join) {
        return join.on().entrySet().stream()
                .map(pair -> "%s.%s = %s".formatted(join.alias(), quote(pair.getKey()), sql.sql(pair.getValue())))
                .sorted()
                .collect(Collectors.joining(
                        " AND ", " LEFT JOIN %s AS %s ON ".formatted(qualified(join.table()), join.alias()), ""));
    }

    private String isFirst(Layout.Join join, String by) {
        String same = join.on().keySet().stream()
                .map(column -> "earlier.%1$s = %2$s.%1$s".formatted(quote(column), join.alias()))
                .sorted()
                .collect(Collectors.joining(" AND "));
        return "NOT EXISTS (SELECT FROM %s AS earlier WHERE %s AND earlier.%s < %s.%s)"
                .formatted(qualified(join.table()), same, quote(by), join.alias(), quote(by));
    }

    private java.util.stream.Stream<EventsOfStream> readable() {
        return listed.stream().filter(EventsOfStream::readable);
    }

    private String union(Layout.ListedTables tables, String sample) {
        String selected = tables.columns().keySet().stream()
                .filter(column -> !column.equals(tables.stream()))
                .map(StoreTable::quote)
                .sorted()
                .collect(Collectors.joining(", "));
        if (readable().findAny().isEmpty()) {
            String nothing = tables.columns().entrySet().stream()
                    .map(column -> "NULL::%s AS %s".formatted(column.getValue(), quote(column.getKey())))
                    .collect(Collectors.joining(", "));
            return "SELECT " + nothing + " WHERE false";
        }
        return readable()
                .map(events -> "SELECT %s::text AS %s, %s FROM %s%s"
                        .formatted(
                                SourceSql.literal(events.stream()),
                                quote(tables.stream()),
                                selected,
                                qualified(events.table()),
                                sample))
                .collect(Collectors.joining(" UNION ALL "));
    }
}
