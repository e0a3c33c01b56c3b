package dev.hindsight.replay.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The lines of the replay protocol on their way out: they wait here until many are sent together. For one thread. */
public final class OutgoingLines {
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator("").build();

    private final Bytes waiting = new Bytes();
    private JsonGenerator json = generator();

    private JsonGenerator generator() {
        return JSON.createGenerator(ObjectWriteContext.empty(), waiting);
    }

    /** Adds a line that holds an object, of which {@code content} writes the properties; if it fails there is no line. */
    public void object(Consumer<JsonGenerator> content) {
        int before = waiting.size();
        try {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
            json.flush();
            waiting.write('\n');
        } catch (RuntimeException | Error e) {
            waiting.cutTo(before);
            json = generator();
            throw e;
        }
    }

    /** Adds a line with JSON as it is. In JSON, a line can only end between values, where a space does as well. */
    public void text(String text) {
        boolean oneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        String line = oneLine ? text : text.replace('\n', ' ').replace('\r', ' ');
        waiting.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        waiting.write('\n');
    }

    /** How many bytes wait. */
    public int size() {
        return waiting.size();
    }

    /** Sends what waits. */
    public void sendTo(OutputStream out) throws IOException {
        waiting.writeTo(out);
        waiting.reset();
    }

    private static final class Bytes extends ByteArrayOutputStream {
        void cutTo(int size) {
            count = size;
        }
    }
}
