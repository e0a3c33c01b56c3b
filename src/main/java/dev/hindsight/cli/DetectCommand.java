package dev.hindsight.cli;

import dev.hindsight.store.DetectedStore;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "detect", description = "Lists the event stores in a database, and what each was recognised by.")
final class DetectCommand extends AddressCommand {
    DetectCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run() {
        List<DetectedStore> found = door().detect(address());
        if (json()) {
            found.forEach(store -> out().println(line(store)));
        } else {
            table(found).print(out());
            found.forEach(store -> out().println("%s: %s.".formatted(store.layout(), store.reason())));
        }
        if (found.isEmpty()) {
            tell(
                    "No event store was recognised. For tables of your own, write a layout file: see hindsight layout --help.");
        }
        return ExitCode.DONE;
    }

    private static JsonLine line(DetectedStore store) {
        return new JsonLine()
                .put("layout", store.layout())
                .put("schema", store.schema())
                .put("table", store.table())
                .put("events", store.events())
                .put("streams", store.streams())
                .put("estimated", store.estimated())
                .put("reason", store.reason());
    }

    private static Table table(List<DetectedStore> found) {
        Table table = new Table("LAYOUT", "SCHEMA", "TABLE", "EVENTS", "STREAMS");
        for (DetectedStore store : found) {
            table.row(
                    store.layout(),
                    store.schema(),
                    store.table(),
                    number(store.events(), store.estimated()),
                    number(store.streams(), store.estimated()));
        }
        return table;
    }

    private static String number(long count, boolean estimated) {
        return count < 0 ? "not counted" : (estimated ? "about " : "") + "%,d".formatted(count);
    }
}
