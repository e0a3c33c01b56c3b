package dev.hindsight.causation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that a trace can be written into. */
public enum TraceFile {
    SVG("svg", "SVG picture"),
    PNG("png", "PNG picture"),
    DOT("dot", "Graphviz DOT"),
    MERMAID("mmd", "Mermaid flowchart"),
    JSON("json", "JSON");

    private final String extension;
    private final String words;

    TraceFile(String extension, String words) {
        this.extension = extension;
        this.words = words;
    }

    /** The kind that the name of a file asks for; empty for any other ending. */
    public static Optional<TraceFile> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> name.endsWith("." + kind.extension))
                .findFirst();
    }

    /** The end of the name of such a file, without the dot. */
    public String extension() {
        return extension;
    }

    /** What it is called. */
    public String words() {
        return words;
    }

    /**
     * Writes an operation.
     *
     * @param layout what is shown of its trace; JSON holds everything
     * @throws IOException if the file cannot be written, or the trace is too large for a picture of pixels
     */
    public void write(Operation operation, TreeLayout layout, Direction direction, Path file) throws IOException {
        if (this == PNG) {
            TraceDrawing.png(layout, direction, file);
            return;
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            switch (this) {
                case SVG -> TraceDrawing.svg(layout, direction, writer);
                case DOT -> GraphText.dot(layout, direction, writer);
                case MERMAID -> GraphText.mermaid(layout, direction, writer);
                case JSON -> TraceJson.write(operation, writer);
                case PNG -> throw new IllegalStateException("A picture of pixels is no text.");
            }
        }
    }
}
