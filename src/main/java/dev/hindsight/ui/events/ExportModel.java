package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.export.EventExport;
import dev.hindsight.export.ExportException;
import dev.hindsight.export.ExportFormat;
import dev.hindsight.store.Ending;
import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Workspace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Writes all events that the table is about into a file, in the order of the table. */
final class ExportModel {
    private final Workspace workspace;
    private final EventQuestion question;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private @Nullable RunningTask running;

    ExportModel(Workspace workspace, EventQuestion question) {
        this.workspace = workspace;
        this.question = question;
    }

    /** How far the export is, or what became of it; empty if there was none. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Writes the file in the background; the status line shows progress, and can cancel it. */
    void export(Path file) {
        Scan all = new Scan(question.directionProperty().get(), null, Integer.MAX_VALUE - 1);
        EventExport export = new EventExport(workspace.store(), question.query(), all, ExportFormat.of(file));
        words.set("Exporting to " + file.getFileName() + " …");
        running = workspace
                .tasks()
                .run("Exporting to " + file.getFileName(), task -> write(export, file, task))
                .onSuccess(written -> words.set(told(written, file)))
                .onError(ExportException.class, error -> words.set(String.valueOf(error.getMessage())))
                .onError(StoreException.class, error -> words.set("Not exported. " + Problem.sentence(error)))
                .andFinally(this::endIfCancelled)
                .start();
    }

    /** Hands over the whole of these events, payload and metadata included, in their order. */
    void copy(List<EventHeader> rows, ExportFormat format, Consumer<String> copied) {
        List<EventId> ids = rows.stream().map(EventHeader::id).toList();
        workspace
                .tasks()
                .run("Copying events", task -> workspace.store().eventsOf(ids, task.cancellation()))
                .onSuccess(events -> {
                    copied.accept(text(ids, events, format));
                    words.set(String.format(Locale.ROOT, "%,d events copied", events.size()));
                })
                .onError(StoreException.class, error -> words.set("Not copied. " + Problem.sentence(error)))
                .start();
    }

    private static String text(List<EventId> order, List<StoredEvent> events, ExportFormat format) {
        return format.head()
                + events.stream()
                        .sorted(Comparator.comparingInt(
                                event -> order.indexOf(event.header().id())))
                        .map(format::line)
                        .collect(Collectors.joining());
    }

    private EventExport.Written write(EventExport export, Path file, RunningTask task) {
        double expected = workspace
                .store()
                .estimate(export.query(), task.cancellation())
                .map(QueryEstimate::matching)
                .orElse(0L);
        return export.write(
                file,
                count -> task.report(
                        // The estimate may be short of it; what is not over is not shown as done.
                        expected > 0 ? Math.min(0.99, count / expected) : -1,
                        String.format(Locale.ROOT, "%,d events", count)),
                task.cancellation());
    }

    private void endIfCancelled() {
        RunningTask task = running;
        if (task != null && task.cancellation().isCancelled()) {
            words.set("The export was cancelled; there is no file.");
        }
    }

    private static String told(EventExport.Written written, Path file) {
        String count = String.format(Locale.ROOT, "%,d events written to %s", written.events(), file);
        return written.ending() instanceof Ending.Stopped(String reason) ? count + ", " + reason : count;
    }
}
