package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.export.EventExport;
import dev.hindsight.export.EventJson;
import dev.hindsight.export.ExportException;
import dev.hindsight.export.ExportFormat;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "events", description = "Lists events in the order of the store, the oldest first.")
final class EventsCommand extends StoreCommand {
    private static final int SHOWN = 10_000;
    private static final long EVENTS_PER_REPORT = 100_000;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many events (default: 10000, and all of them with --out).")
    private @Nullable Integer limit;

    @Option(names = "--csv", description = "CSV on standard output, with a heading.")
    private boolean csv;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write them to a file, which appears when it is whole: CSV if it ends in .csv, else JSON Lines.")
    private @Nullable Path file;

    EventsCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        if (limit != null && limit < 1) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, "--limit has to be 1 or more, not " + limit + ".");
        }
        EventQuery query = options.query(opened, zone());
        if (file != null) {
            export(opened, query, file);
        } else if (csv) {
            printCsv(opened, query);
        } else if (json()) {
            Ending ending = opened.store()
                    .events(query, scan(SHOWN), event -> out().println(EventJson.of(event)), cancellation());
            out().println(new JsonLine().put("complete", ending.complete()).put("reason", reason(ending)));
        } else {
            printTable(opened, query);
        }
        if (out().checkError()) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "Not all events could be written. Is the disk full, or did the reader go away?");
        }
        return ExitCode.DONE;
    }

    private Scan scan(int unlessSaid) {
        return Scan.oldestFirst(limit == null ? unlessSaid : limit);
    }

    private void export(StoreDoor.Opened opened, EventQuery query, Path target) {
        ExportFormat format = csv ? ExportFormat.CSV : ExportFormat.of(target);
        EventExport export = new EventExport(opened.store(), query, scan(Integer.MAX_VALUE - 1), format);
        try {
            EventExport.Written written = export.write(target, this::tellProgress, cancellation());
            tell("%,d events written to %s, %s"
                    .formatted(
                            written.events(),
                            target,
                            written.ending().complete() ? "all there are" : reason(written.ending())));
        } catch (ExportException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void tellProgress(long events) {
        if (events % EVENTS_PER_REPORT == 0) {
            tell("%,d events".formatted(events));
        }
    }

    private void printCsv(StoreDoor.Opened opened, EventQuery query) {
        out().print(ExportFormat.CSV.head());
        Ending ending = opened.store()
                .events(query, scan(SHOWN), event -> out().print(ExportFormat.CSV.line(event)), cancellation());
        if (!ending.complete()) {
            tell("There are more: " + reason(ending) + ".");
        }
    }

    private void printTable(StoreDoor.Opened opened, EventQuery query) {
        Table table = new Table("POSITION", "TIME", "STREAM", "V", "TYPE", "PAYLOAD");
        int[] count = new int[1];
        Ending ending = opened.store()
                .events(
                        query,
                        scan(SHOWN),
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
