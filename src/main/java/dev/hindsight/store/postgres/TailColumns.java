package dev.hindsight.store.postgres;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.query.ConditionMatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a tail reads of each event.
 *
 * @param selected the columns, those of the header first
 * @param wanted what the database could not decide
 */
record TailColumns<T>(String selected, Mapper<T> mapper, Function<T, Position> position, Predicate<T> wanted) {
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    static TailColumns<EventHeader> headers(StoreTable table) {
        EventColumns columns = new EventColumns(table);
        return new TailColumns<>(columns.ofHeader(), columns::header, EventHeader::position, event -> true);
    }

    static TailColumns<StoredEvent> events(StoreTable table, Optional<ConditionMatch> beyondSql) {
        EventColumns columns = new EventColumns(table);
        return new TailColumns<>(
                columns.ofEvent(),
                columns::event,
                event -> event.header().position(),
                event -> beyondSql.isEmpty() || beyondSql.get().test(new LookedInto(event)));
    }
}
