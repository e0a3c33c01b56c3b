package dev.hindsight.cli;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events a command is about. */
final class QueryOptions {
    @Option(names = "--stream", paramLabel = "S", description = "Only events of this stream.")
    private @Nullable String stream;

    @Option(names = "--type", paramLabel = "T", description = "Only events of this type; may be given several times.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--since", paramLabel = "TIME", description = "Only events at or after this time.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only events before this time.")
    private @Nullable String until;

    @Option(names = "--correlation", paramLabel = "ID", description = "Only events of this operation.")
    private @Nullable String correlation;

    @Option(
            names = "--where",
            paramLabel = "EXPR",
            description =
                    "Only events that meet a condition such as 'payload.total.amount >= 12.50 and type in (OrderPlaced, ItemAdded)';"
                            + " may be given several times.")
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--contains",
            paramLabel = "TEXT",
            description = "Only events with this text in payload or metadata.")
    private String contains = "";

    /** The query that they make together; the stream is looked for in the store. */
    EventQuery query(StoreDoor.Opened opened, ZoneId zone) {
        EventQuery query = stream == null
                ? EventQuery.all()
                : EventQuery.ofStream(StoreCommand.stream(opened, stream).id());
        return query.ofTypes(Set.copyOf(types))
                .between(time(since, zone), time(until, zone))
                .correlatedBy(correlation == null ? Set.of() : Set.of(new CorrelationId(correlation)))
                .where(where.stream().map(text -> condition(text, zone)).toList())
                .containing(contains);
    }

    private static @Nullable Instant time(@Nullable String text, ZoneId zone) {
        return text == null ? null : Times.required(text, zone);
    }

    private static Condition condition(String text, ZoneId zone) {
        try {
            return ConditionParser.parse(text, zone);
        } catch (ConditionSyntaxException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }
}
