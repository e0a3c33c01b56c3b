package dev.hindsight.check.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of files that a report is written as, told by the end of the file's name. */
public enum ReportFile {
    JSON(".json", JsonReport::text),
    HTML(".html", HtmlReport::text),
    /** As JUnit writes it, which every server of continuous integration reads. */
    JUNIT(".xml", JUnitReport::text);

    private final String ending;
    private final Function<CheckReport, String> text;

    ReportFile(String ending, Function<CheckReport, String> text) {
        this.ending = ending;
        this.text = text;
    }

    /** The kind that a file's name asks for; empty for another ending. */
    public static Optional<ReportFile> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> name.endsWith(kind.ending)).findFirst();
    }

    public void write(CheckReport report, Path file) throws IOException {
        Files.writeString(file, text.apply(report));
    }
}
