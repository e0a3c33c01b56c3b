package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "events", description = "Lists events in the order of the store, the oldest first.")
final class EventsCommand extends StoreCommand {
    @Mixin
    private final QueryOptions options = new QueryOptions();

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
        EventQuery query = options.query(opened, zone());
        if (json()) {
            Ending ending = opened.store().events(query, Scan.oldestFirst(limit), this::print, cancellation());
            out().println(new JsonLine().put("complete", ending.complete()).put("reason", reason(ending)));
        } else {
            printTable(opened, query);
        }
        return ExitCode.DONE;
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
                PayloadText.shortened(event.payload()));
    }

    private static @Nullable String reason(Ending ending) {
        return ending instanceof Ending.Stopped(String reason) ? reason : null;
    }
}
