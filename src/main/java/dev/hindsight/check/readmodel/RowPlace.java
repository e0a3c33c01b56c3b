package dev.hindsight.check.readmodel;

import java.util.Optional;

/**
 * Which row a finding is about, and which of its columns.
 *
 * @param column empty for the row as a whole
 */
record RowPlace(String table, String key, String column) {
    private static final String SEPARATOR = " · ";

    /** As the subject of a finding. */
    String subject() {
        return column.isEmpty() ? table + SEPARATOR + key : table + SEPARATOR + key + SEPARATOR + column;
    }

    static RowPlace of(ComparedRow row) {
        return new RowPlace(row.table(), row.key(), "");
    }

    RowPlace in(String newColumn) {
        return new RowPlace(table, key, newColumn);
    }

    static Optional<RowPlace> parse(String subject) {
        String[] parts = subject.split(SEPARATOR, 3);
        return parts.length < 2
                ? Optional.empty()
                : Optional.of(new RowPlace(parts[0], parts[1], parts.length == 3 ? parts[2] : ""));
    }
}
