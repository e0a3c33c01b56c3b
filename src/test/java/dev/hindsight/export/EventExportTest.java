package dev.hindsight.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.ReadEvents;
import dev.hindsight.store.Scan;
import dev.hindsight.testing.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventExportTest {
    private final Events events = new Events();
    private final InMemoryEventStore store = new InMemoryEventStore(List.of(
            events.next("order-1", "OrderPlaced", "{\"note\": \"a, \\\"b\\\"\", \"total\": 9007199254740993.10}"),
            events.next("order-1", "OrderPaid", "{}")));

    @TempDir
    private Path folder;

    @Test
    void jsonLinesHoldWholeEventsToTheLastDigit() throws IOException {
        EventExport.Written written = export(ExportFormat.JSON_LINES, folder.resolve("events.jsonl"));
        assertThat(written).isEqualTo(new EventExport.Written(2, new Ending.Complete()));
        assertThat(Files.readAllLines(folder.resolve("events.jsonl")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"position\":1,")
                .contains("\"payload\":{\"note\":\"a, \\\"b\\\"\",\"total\":9007199254740993.10}");
    }

    @Test
    void csvQuotesWhatHasToBeQuoted() throws IOException {
        export(ExportFormat.CSV, folder.resolve("events.csv"));
        assertThat(Files.readString(folder.resolve("events.csv")).split("\r\n"))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines[0]).startsWith("position,stream,"))
                .satisfies(lines -> assertThat(lines[1])
                        .startsWith("1,order-1,order,1,")
                        .contains(",\"{\"\"note\"\":\"\"a, \\\"\"b\\\"\"\"\",\"\"total\"\":9007199254740993.10}\","));
    }

    @Test
    void aCancelledExportLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), "before");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        EventExport export = new EventExport(store, EventQuery.all(), Scan.oldestFirst(9), ExportFormat.JSON_LINES);
        assertThatThrownBy(() -> export.write(file, count -> {}, cancelled)).isInstanceOf(ReadCancelledException.class);
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("events.jsonl");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> export(ExportFormat.CSV, folder.resolve("gone/events.csv")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("events.csv cannot be written");
    }

    @Test
    void aFullDiskIsSaidAndNoHalfFileIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), "before");
        EventExport export =
                new EventExport(new Torn(store, file), EventQuery.all(), Scan.oldestFirst(9), ExportFormat.CSV);
        assertThatThrownBy(() -> export.write(file, count -> {}, Cancellation.never()))
                .isInstanceOf(ExportException.class)
                .hasMessage("There is no room left for %s. Make room, or choose another disk.", file);
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("events.csv");
    }

    /** After the last event, there is no room any more. */
    private record Torn(ReadEvents store, Path file) implements ReadEvents {
        @Override
        public Optional<StoredEvent> event(EventId id, Cancellation cancellation) {
            return store.event(id, cancellation);
        }

        @Override
        public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
            store.events(query, scan, sink, cancellation);
            throw EventExport.failure(file, new IOException("No space left on device"));
        }
    }

    private EventExport.Written export(ExportFormat format, Path file) {
        return new EventExport(store, EventQuery.all(), Scan.oldestFirst(9), format)
                .write(file, count -> {}, Cancellation.never());
    }
}
