package dev.hindsight.ui.checks;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.CheckFileException;
import dev.hindsight.check.report.CheckReport;
import dev.hindsight.check.report.ReportFile;
import dev.hindsight.ui.common.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The files that findings are kept in: what is known already, and reports for others. Used on the FX thread. */
final class FindingFiles {
    private final Tasks tasks;
    private final Supplier<Optional<CheckReport>> report;
    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(this, "known", Known.NOTHING);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");

    /**
     * What is known already.
     *
     * @param file where it is kept; null while no baseline is used
     */
    record Known(@Nullable Path file, Baseline baseline) {
        static final Known NOTHING = new Known(null, Baseline.NONE);
    }

    /** {@code report} tells of the last run, if it is over. */
    FindingFiles(Tasks tasks, Supplier<Optional<CheckReport>> report) {
        this.tasks = tasks;
        this.report = report;
    }

    ReadOnlyObjectProperty<Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    Baseline baseline() {
        return known.get().baseline();
    }

    /** What came of the last file that was read or written, a sentence; empty if there was none. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Takes the findings of a baseline for known. */
    void use(Path file) {
        tasks.run("Reading " + file.getFileName(), task -> new Known(file, Baseline.read(file)))
                .onSuccess(read -> {
                    known.set(read);
                    words.set("");
                })
                .onError(CheckFileException.class, this::complain)
                .start();
    }

    /** Takes no finding for known. */
    void forget() {
        known.set(Known.NOTHING);
        words.set("");
    }

    /** Writes a baseline that knows what was found as well, and uses it from now on. */
    void keep(Path file) {
        report.get()
                .ifPresent(run -> tasks.run("Writing " + file.getFileName(), task -> written(run, file))
                        .onSuccess(written -> {
                            known.set(written);
                            words.set("Written to %s.".formatted(file));
                        })
                        .onError(CheckFileException.class, this::complain)
                        .start());
    }

    private static Known written(CheckReport run, Path file) {
        Baseline after = run.baseline().after(run.statuses());
        after.write(file);
        return new Known(file, after);
    }

    /** Writes a report; the end of the file's name says of which kind. */
    void writeReport(Path file) {
        Optional<ReportFile> kind = ReportFile.of(file);
        if (kind.isEmpty()) {
            words.set("A report is a .json, .html or .xml file, not %s.".formatted(file.getFileName()));
            return;
        }
        report.get()
                .ifPresent(run -> tasks.run("Writing " + file.getFileName(), task -> write(run, kind.get(), file))
                        .onSuccess(written -> words.set("Report written to %s.".formatted(written)))
                        .onError(UncheckedIOException.class, this::complain)
                        .start());
    }

    private static Path write(CheckReport run, ReportFile kind, Path file) {
        try {
            kind.write(run, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void complain(RuntimeException error) {
        words.set(String.valueOf(error.getMessage()));
    }
}
