package dev.hindsight.check.readmodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which values of the state of an aggregate are kept in which columns of a table.
 *
 * @param streamType the type of the streams that have rows
 * @param streamColumn the column that names the stream of the row
 * @param streamPrefix what stands before its value in the name of the stream; mostly nothing
 * @param versionColumn the column with the version that the row reflects; null if it reflects the last one
 * @param everyStream whether each stream of the type should have a row
 * @param columns the JSON Pointer into the state of each column that is compared
 */
public record ReadModelMapping(
        String schema,
        String table,
        String streamType,
        String streamColumn,
        String streamPrefix,
        @Nullable String versionColumn,
        boolean everyStream,
        Map<String, String> columns) {
    @SuppressWarnings("NullAway") // a settings file may leave it out
    public ReadModelMapping {
        streamPrefix = streamPrefix == null ? "" : streamPrefix;
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Schema and table. */
    public String shownName() {
        return schema + "." + table;
    }
}
