package dev.hindsight.store.postgres;

import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Sessions.Session;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Condition.Operator;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Literal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Words the index that would answer a query, for the owner of the store to make. Nothing here is ever run. */
final class IndexProposals {
    private static final String TRIGRAMS = "gin_trgm_ops";
    /** A shorter text has no three letters in a row by which it could be found. */
    private static final int LEAST_TEXT = 3;

    private final StoreTable table;
    private final ConditionSql conditions;

    IndexProposals(StoreTable table, ConditionSql conditions) {
        this.table = table;
        this.conditions = conditions;
    }

    List<String> of(Session session, EventQuery query) throws SQLException {
        if (!table.isOneTable()) {
            return List.of();
        }
        Set<String> indexed = new LinkedHashSet<>();
        if (!query.types().isEmpty()) {
            addColumn(EventRole.TYPE, indexed);
        }
        if (query.since() != null || query.until() != null) {
            addColumn(EventRole.TIME, indexed);
        }
        query.where().stream().filter(conditions::canAnswer).forEach(condition -> add(condition, indexed));
        List<String> statements = new ArrayList<>();
        if (indexed.stream().anyMatch(what -> what.contains(TRIGRAMS))) {
            statements.add("CREATE EXTENSION IF NOT EXISTS pg_trgm;");
        }
        String create = isPartitioned(session) ? "CREATE INDEX ON " : "CREATE INDEX CONCURRENTLY ON ";
        indexed.forEach(what ->
                statements.add(create + table.eventsTable() + " " + what.replace(Layout.EVENTS + ".\"", "\"") + ";"));
        return statements;
    }

    private void add(Condition condition, Set<String> indexed) {
        switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.forEach(part -> add(part, indexed));
            case Condition.Or(List<Condition> parts) -> parts.forEach(part -> add(part, indexed));
            case Condition.Compare compare -> add(compare.field(), compare.operator(), compare.literal(), indexed);
            case Condition.In in ->
                add(in.field(), Operator.EQUAL, in.literals().getFirst(), indexed);
            case Condition.Mentions(String text) -> addText(text, indexed);
            // A negation, a text within a value and the mere presence of one are met by too many events for an index.
            case Condition.Not _, Condition.Contains _, Condition.Exists _ -> {}
        }
    }

    private void add(Field field, Operator operator, Literal literal, Set<String> indexed) {
        switch (field) {
            case Field.Header header
            when operator != Operator.NOT_EQUAL -> addColumn(ConditionSql.role(header), indexed);
            case Field.User user -> addDocument(user.places().getFirst().root(), indexed);
            case Field.Value value
            when operator == Operator.EQUAL && !(literal instanceof Literal.Time) -> addDocument(value.root(), indexed);
            case Field.Value value
            when operator != Operator.NOT_EQUAL && literal instanceof Literal.Numeric ->
                indexed.add("(" + conditions.number(value) + ")");
            case Field.Value value
            when operator != Operator.NOT_EQUAL && literal instanceof Literal.Text ->
                indexed.add("(" + conditions.text(value) + ")");
            default -> {}
        }
    }

    private void addColumn(EventRole role, Set<String> indexed) {
        if (table.isOwnColumn(role)) {
            indexed.add("(" + table.column(role) + ")");
        }
    }

    private void addDocument(Field.Root root, Set<String> indexed) {
        indexed.add("USING gin ((" + conditions.document(root) + ") jsonb_path_ops)");
    }

    /** Both documents are searched, so that an index on one of them alone would be of no use. */
    private void addText(String text, Set<String> indexed) {
        List<EventRole> searched = Stream.of(EventRole.PAYLOAD, EventRole.METADATA)
                .filter(table::has)
                .toList();
        if (text.length() >= LEAST_TEXT && searched.stream().allMatch(table::isOwnColumn)) {
            searched.forEach(role -> indexed.add("USING gin ((" + table.column(role) + "::text) " + TRIGRAMS + ")"));
        }
    }

    /** Of a partitioned table, an index cannot be built beside the writers at once. */
    private boolean isPartitioned(Session session) throws SQLException {
        boolean[] found = new boolean[1];
        session.rows(
                new Sql("")
                        .add("SELECT relkind = 'p' FROM pg_class WHERE oid = ?::text::regclass", table.eventsTable()),
                row -> {
                    found[0] = row.getBoolean(1);
                    return true;
                });
        return found[0];
    }
}
