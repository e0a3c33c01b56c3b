package dev.hindsight.export;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.ReadEvents;
import dev.hindsight.store.Scan;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Writes the events that meet a query into a file as they come, in bounded memory. The file appears when it is whole;
 * until then there is only one beside it, which is taken away if anything goes wrong.
 */
public record EventExport(ReadEvents store, EventQuery query, Scan scan, ExportFormat format) {
    private static final int EVENTS_PER_REPORT = 1_000;

    /**
     * What was written.
     *
     * @param ending whether that is all
     */
    public record Written(long events, Ending ending) {}

    /**
     * Writes the file, in place of the one that is there.
     *
     * @param progress is told now and then how many events have been written
     * @throws ExportException if the file cannot be written
     * @throws ReadCancelledException if it was cancelled
     */
    public Written write(Path file, LongConsumer progress, Cancellation cancellation) {
        Path target = file.toAbsolutePath();
        try {
            Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
            try {
                Written written = fill(beside, target, progress, cancellation);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return written;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private Written fill(Path file, Path target, LongConsumer progress, Cancellation cancellation) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(format.head());
            long[] count = new long[1];
            Ending ending = store.events(
                    query,
                    scan,
                    event -> {
                        write(writer, event, target);
                        if (++count[0] % EVENTS_PER_REPORT == 0) {
                            progress.accept(count[0]);
                        }
                    },
                    cancellation);
            return new Written(count[0], ending);
        }
    }

    private void write(Writer writer, StoredEvent event, Path target) {
        try {
            writer.write(format.line(event));
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    static ExportException failure(Path file, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean full = reason.toLowerCase(Locale.ROOT).contains("no space left")
                || reason.toLowerCase(Locale.ROOT).contains("not enough space");
        return new ExportException(
                full
                        ? "There is no room left for %s. Make room, or choose another disk.".formatted(file)
                        : "%s cannot be written: %s. Is the folder there, and may you write to it?"
                                .formatted(file, reason),
                cause);
    }
}
