package dev.hindsight.store.postgres;

import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.List;

/** Asks the planner what it expects of a query: EXPLAIN, which runs nothing. */
final class QueryEstimates {
    private final StoreTable table;
    private final EventFilter filter;
    private final IndexProposals proposals;

    QueryEstimates(StoreTable table, EventFilter filter) {
        this.table = table;
        this.filter = filter;
        this.proposals = new IndexProposals(table, filter.conditions());
    }

    QueryEstimate of(Session session, EventQuery query) throws SQLException {
        String select = "SELECT " + table.column(EventRole.POSITION) + " FROM " + table.events();
        QueryPlan plan = QueryPlan.of(session, new Sql(select).add(filter.where(query)));
        QueryPlan all = QueryPlan.of(session, new Sql(select).add(filter.where(List.of())));
        String index = plan.index().orElse(null);
        return new QueryEstimate(
                plan.rows(),
                index == null ? all.rows() : plan.rows(),
                index,
                filter.beyondSql(query).isPresent(),
                index == null ? proposals.of(session, query) : List.of());
    }
}
