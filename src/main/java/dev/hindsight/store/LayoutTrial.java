package dev.hindsight.store;

import java.util.List;

/**
 * What became of a layout that was tried on a database.
 *
 * @param layout its id
 * @param tables the names that its events table may have
 * @param candidates the tables that have such a name; none where there is no such table
 */
public record LayoutTrial(String layout, List<String> tables, List<Candidate> candidates) {
    public LayoutTrial {
        tables = List.copyOf(tables);
        candidates = List.copyOf(candidates);
    }

    /**
     * A table that might hold the events.
     *
     * @param table schema and table
     * @param recognised whether all that the layout needs is there
     */
    public record Candidate(String table, boolean recognised, List<Part> parts) {
        public Candidate {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One role of the layout.
     *
     * @param role its name in a layout file
     * @param expression the SQL that reads it; empty where it cannot be read
     * @param missing columns that are not there, or that this user may not read
     * @param required whether there is no store without it
     */
    public record Part(String role, String expression, List<String> missing, boolean required) {
        public Part {
            missing = List.copyOf(missing);
        }
    }
}
