package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.LayoutTrial;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreException;
import java.io.PrintWriter;
import java.time.ZoneOffset;

/** Tries a layout on a database and prints what came of it. */
final class LayoutCheck {
    private static final int EVENTS = 5;

    private final StoreDoor door;
    private final PrintWriter out;

    LayoutCheck(StoreDoor door, PrintWriter out) {
        this.door = door;
        this.out = out;
    }

    int run(StoreAddress address) {
        try {
            LayoutTrial trial = door.layouts().attempt(address, Cancellation.never());
            print(trial);
            int exitCode = LayoutCommand.exitCode(trial);
            if (exitCode == ExitCode.DONE) {
                printEvents(address);
            }
            return exitCode;
        } catch (StoreException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        } finally {
            out.flush();
        }
    }

    private void print(LayoutTrial trial) {
        if (trial.candidates().isEmpty()) {
            out.println("There is no table called %s that this user can see."
                    .formatted(String.join(" or ", trial.tables())));
        }
        for (LayoutTrial.Candidate candidate : trial.candidates()) {
            out.println("%s: %s".formatted(candidate.table(), candidate.recognised() ? "fits" : "does not fit"));
            Table table = new Table("ROLE", "", "READ AS");
            for (LayoutTrial.Part part : candidate.parts()) {
                table.row(part.role(), verdict(part), part.expression());
            }
            table.print(out);
        }
    }

    private static String verdict(LayoutTrial.Part part) {
        if (!part.expression().isEmpty()) {
            return "ok";
        }
        return "%s: %s".formatted(part.required() ? "missing" : "left out", String.join(", ", part.missing()));
    }

    private void printEvents(StoreAddress address) {
        try (StoreDoor.Opened opened = door.open(address)) {
            Table table = new Table("POSITION", "STREAM", "VERSION", "TYPE", "AT");
            opened.store()
                    .headers(
                            EventQuery.all(),
                            Scan.oldestFirst(EVENTS),
                            event -> row(table, event),
                            Cancellation.never());
            table.print(out);
            opened.store().description().remarks().forEach(out::println);
        }
    }

    private static void row(Table table, EventHeader event) {
        table.row(
                event.position().toString(),
                event.stream().value(),
                Long.toString(event.version()),
                event.type(),
                Times.show(event.at(), ZoneOffset.UTC));
    }
}
