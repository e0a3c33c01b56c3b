package dev.hindsight.export;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How events are written into a file: a line each. */
public enum ExportFormat {
    /** An object per line, as {@code events --json} prints them. */
    JSON_LINES("jsonl") {
        @Override
        public String head() {
            return "";
        }

        @Override
        public String line(StoredEvent event) {
            return EventJson.of(event) + "\n";
        }
    },

    /** RFC 4180 in UTF-8 with a heading; payload and metadata are JSON in a cell of their own. */
    CSV("csv") {
        @Override
        public String head() {
            return "position,stream,streamType,version,id,type,at,correlation,causation,payload,metadata\r\n";
        }

        @Override
        public String line(StoredEvent event) {
            EventHeader header = event.header();
            return Stream.of(
                            header.position().sequence(),
                            header.stream(),
                            header.streamType(),
                            header.version(),
                            header.id(),
                            header.type(),
                            header.at(),
                            Optional.ofNullable(EventJson.text(header.correlation())),
                            Optional.ofNullable(EventJson.text(header.causation())),
                            EventJson.content(event.payload()),
                            EventJson.content(event.metadata()))
                    .map(ExportFormat::cell)
                    .collect(Collectors.joining(",", "", "\r\n"));
        }
    };

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** The ending of such a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** What stands before the first event; empty where nothing does. */
    public abstract String head();

    /** The line of an event, with its end. */
    public abstract String line(StoredEvent event);

    /** By the ending of the name: CSV for {@code .csv}, else JSON Lines. */
    public static ExportFormat of(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : JSON_LINES;
    }

    private static String cell(Object value) {
        Object shown = value instanceof Optional<?> optional
                ? optional.map(Object.class::cast).orElse("")
                : value;
        String text = Objects.toString(shown);
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
