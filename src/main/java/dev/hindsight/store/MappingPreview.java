package dev.hindsight.store;

import dev.hindsight.event.Content;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table as a mapping reads them.
 *
 * @param rows some rows, in no order
 * @param doubts sentences on what does not look right; none where all is well
 */
public record MappingPreview(List<Row> rows, List<String> doubts) {
    public MappingPreview {
        rows = List.copyOf(rows);
        doubts = List.copyOf(doubts);
    }

    /**
     * One row.
     *
     * @param values what each role is read as, for people; a role without value is missing
     */
    public record Row(Map<EventRole, String> values, Content payload, Content metadata) {
        public Row {
            values = Map.copyOf(values);
        }
    }
}
