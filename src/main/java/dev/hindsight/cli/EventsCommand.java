package dev.hindsight.cli;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "events", description = "Lists events in the order of the store, the oldest first.")
final class EventsCommand extends StoreCommand {
    private static final ContentDecoder DECODER = new ContentDecoder();
    private static final int PAYLOAD_SHOWN = 80;

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

    @Option(names = "--limit", paramLabel = "N", description = "At most so many events (default: ${DEFAULT-VALUE}).")
    private int limit = 10_000;

    EventsCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, "--limit has to be 1 or more, not " + limit + ".");
        }
        EventQuery query = query(opened);
        if (json()) {
            Ending ending = opened.store().events(query, Scan.oldestFirst(limit), this::print, cancellation());
            out().println(new JsonLine().put("complete", ending.complete()).put("reason", reason(ending)));
        } else {
            printTable(opened, query);
        }
        return ExitCode.DONE;
    }

    private EventQuery query(StoreDoor.Opened opened) {
        EventQuery query = stream == null
                ? EventQuery.all()
                : EventQuery.ofStream(stream(opened, stream).id());
        return query.ofTypes(Set.copyOf(types))
                .between(time(since), time(until))
                .correlatedBy(correlation == null ? Set.of() : Set.of(new CorrelationId(correlation)))
                .where(where.stream().map(this::condition).toList())
                .containing(contains);
    }

    private @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Times.required(text, zone());
    }

    private Condition condition(String text) {
        try {
            return ConditionParser.parse(text, zone());
        } catch (ConditionSyntaxException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void print(StoredEvent event) {
        out().println(JsonLine.event(event));
    }

    private void printTable(StoreDoor.Opened opened, EventQuery query) {
        Table table = new Table("POSITION", "TIME", "STREAM", "V", "TYPE", "PAYLOAD");
        int[] count = new int[1];
        Ending ending = opened.store()
                .events(
                        query,
                        Scan.oldestFirst(limit),
                        event -> {
                            addRow(table, event);
                            count[0]++;
                        },
                        cancellation());
        table.print(out());
        out().println("%,d events, %s".formatted(count[0], ending.complete() ? "all there are" : reason(ending)));
    }

    private void addRow(Table table, StoredEvent event) {
        EventHeader header = event.header();
        table.row(
                header.position().toString(),
                Times.show(header.at(), zone()),
                header.stream().value(),
                Long.toString(header.version()),
                header.type(),
                shortened(event.payload()));
    }

    private static String shortened(Content payload) {
        String text = shown(payload);
        return text.length() <= PAYLOAD_SHOWN ? text : text.substring(0, PAYLOAD_SHOWN - 1) + "…";
    }

    private static String shown(Content payload) {
        if (payload instanceof Content.Text(String text)) {
            return text;
        }
        return switch (DECODER.decode(payload)) {
            case Decoded.Json json -> json.value().toString();
            case Decoded.Absent() -> "";
            case Decoded.Opaque(String reason) -> reason;
        };
    }

    private static @Nullable String reason(Ending ending) {
        return ending instanceof Ending.Stopped(String reason) ? reason : null;
    }
}
