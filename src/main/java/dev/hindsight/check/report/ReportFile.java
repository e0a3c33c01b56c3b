package dev.hindsight.check.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that a report is written as, told by the end of the file's name. */
public enum ReportFile {
    JSON(".json"),
    HTML(".html"),
    /** As JUnit writes it, which every server of continuous integration reads. */
    JUNIT(".xml");

    private final String ending;

    ReportFile(String ending) {
        this.ending = ending;
    }

    /** The kind that a file's name asks for; empty for another ending. */
    public static Optional<ReportFile> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> name.endsWith(kind.ending))
                .findFirst();
    }

    public void write(CheckReport report, Path file) throws IOException {
        String text = switch (this) {
            case JSON -> JsonReport.text(report);
            case HTML -> HtmlReport.text(report);
            case JUNIT -> JUnitReport.text(report);
        };
        Files.writeString(file, text);
    }
}
