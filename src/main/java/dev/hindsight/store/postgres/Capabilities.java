package dev.hindsight.store.postgres;

import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server can do beyond the plain SQL that every read needs: PostgreSQL before 13, and servers that only speak
 * its protocol, lack some of it. Looked up in the catalog, never concluded from a version.
 *
 * @param snapshots whether it tells which transactions still run
 * @param partitions whether it lists the parts of a table, with which a table is measured before it is counted
 * @param sampling whether it reads a sample of a table's pages
 */
record Capabilities(boolean snapshots, boolean partitions, boolean sampling) {
    private static final String SAMPLING = "system";
    private static final List<String> SNAPSHOTS =
            List.of("pg_current_snapshot", "pg_snapshot_xmin", "pg_snapshot_xmax");
    private static final List<String> PARTITIONS = List.of("pg_partition_tree", "pg_relation_size");

    /** Those of the server of this session. */
    static Capabilities of(Session session) throws SQLException {
        List<String> wanted = new ArrayList<>(SNAPSHOTS);
        wanted.addAll(PARTITIONS);
        wanted.add(SAMPLING);
        List<String> found = new ArrayList<>();
        session.rows(
                new Sql("")
                        .add("SELECT DISTINCT proname FROM pg_catalog.pg_proc WHERE proname = ANY (?::text[])", wanted),
                row -> found.add(row.getString(1)));
        return new Capabilities(found.containsAll(SNAPSHOTS), found.containsAll(PARTITIONS), found.contains(SAMPLING));
    }
}
