package dev.hindsight.eventsourcing;

import dev.hindsight.eventsourcing.LedgerEvent.AmountBooked;
import dev.hindsight.eventsourcing.LedgerEvent.LedgerClosed;
import dev.hindsight.eventsourcing.LedgerEvent.LedgerOpened;
import dev.hindsight.eventsourcing.projection.ProjectedTable;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.RowChanges;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A read model whose rows tell whether each event was counted exactly once. */
final class LedgerBalances implements Projection {
    static final ProjectedTable<Balance> TABLE = new ProjectedTable<>("balances", Balance.class);

    record Balance(String ledgerId, String owner, long events, BigDecimal balance) {
        Balance plus(BigDecimal amount) {
            return new Balance(ledgerId, owner, events + 1, balance.add(amount));
        }
    }

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public List<ProjectedTable<?>> tables() {
        return List.of(TABLE);
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("Ledger");
    }

    @Override
    public void project(DomainEvent event, RowChanges changes) {
        String id = event.aggregateId();
        switch ((LedgerEvent) event.payload()) {
            case LedgerOpened opened ->
                changes.change(TABLE, id, _ -> new Balance(id, opened.owner(), 1, BigDecimal.ZERO));
            case AmountBooked booked ->
                changes.change(TABLE, id, row -> known(row).plus(booked.amount()));
            case LedgerClosed _ -> changes.change(TABLE, id, row -> known(row).plus(BigDecimal.ZERO));
        }
    }

    private static Balance known(@Nullable Balance row) {
        return Objects.requireNonNull(row, "no ledger was opened");
    }

    /** What the rows must be, by the events alone. */
    static Map<String, Balance> expected(EventStore store) {
        Map<String, Balance> rows = new HashMap<>();
        RowChanges direct = new RowChanges() {
            @Override
            @SuppressWarnings("unchecked")
            public <R extends Record> void change(
                    ProjectedTable<R> table, String key, UnaryOperator<@Nullable R> change) {
                @Nullable R before = (R) rows.get(key);
                rows.put(key, known((Balance) change.apply(before)));
            }
        };
        try (Stream<DomainEvent> events = store.getAllEvents(Position.START)) {
            events.forEach(event -> new LedgerBalances().project(event, direct));
        }
        return rows;
    }

    static Map<String, Balance> stored(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return TABLE.rows(connection, "read_models");
        }
    }
}
