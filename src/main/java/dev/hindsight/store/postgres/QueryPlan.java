package dev.hindsight.store.postgres;

import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the planner means to do with a statement, without doing it. */
record QueryPlan(JsonNode root) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static QueryPlan of(Session session, Sql statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        session.rows(new Sql("EXPLAIN (FORMAT JSON) ").add(statement), row -> lines.add(row.getString(1)));
        return new QueryPlan(MAPPER.readTree(String.join("\n", lines)).path(0).path("Plan"));
    }

    /** How many rows it expects. */
    long rows() {
        return root.path("Plan Rows").asLong(0);
    }

    /** The index by which it finds the events, rather than looking at all of them. */
    Optional<String> index() {
        return nodes(root)
                .filter(QueryPlan::findsByIndex)
                .map(node -> node.path("Index Name").asString(""))
                .findFirst();
    }

    /** Whether rows have to be put in order, for want of an index in that order. */
    boolean sorts() {
        return nodes(root).anyMatch(node -> node.path("Node Type").asString("").endsWith("Sort"));
    }

    private static boolean findsByIndex(JsonNode node) {
        String alias = node.path("Alias").asString("");
        boolean ofEvents = alias.equals(Layout.EVENTS) || alias.startsWith(Layout.EVENTS + "_");
        boolean bitmap = node.path("Node Type").asString("").equals("Bitmap Index Scan");
        return bitmap || (ofEvents && node.has("Index Cond"));
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.path("Plans").valueStream().flatMap(QueryPlan::nodes));
    }
}
