package dev.hindsight.replay.runner;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The connection with the explorer: one JSON object per line in both directions. What is written is sent when nothing
 * is left to read, so that many answers go together. Answers may be written by several threads.
 */
final class Wire implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int VERSION = 1;
    private static final int SEND_FROM = 1 << 15;

    private final Socket socket;
    private final BufferedReader in;
    private final StringWriter pending = new StringWriter();

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(
                new InputStreamReader(new BufferedInputStream(socket.getInputStream()), StandardCharsets.UTF_8),
                1 << 16);
    }

    static Wire connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /** The next line, or null when the explorer is gone. */
    @Nullable String read() {
        try {
            if (!in.ready()) {
                send();
            }
            return in.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    void hello(String token, String runner) {
        line(json -> {
            json.writeNumberProperty("hello", VERSION);
            json.writeStringProperty("token", token);
            json.writeStringProperty("runner", runner);
        });
        send();
    }

    void began(long replay) {
        line(json -> json.writeNumberProperty("began", replay));
    }

    void cannotBegin(long replay, Failure failure) {
        line(json -> {
            json.writeNumberProperty("cannotBegin", replay);
            failure(json, failure);
        });
    }

    /** The answer to one event; {@code writeState} adds what became of the state. */
    void applied(Consumer<JsonGenerator> writeState, @Nullable Failure failure, String output) {
        line(json -> {
            json.writeBooleanProperty("applied", failure == null);
            writeState.accept(json);
            if (failure != null) {
                failure(json, failure);
            }
            output(json, output);
        });
    }

    private static void output(JsonGenerator json, String output) {
        if (!output.isEmpty()) {
            json.writeStringProperty("output", output);
        }
    }

    void shown(Consumer<JsonGenerator> writeEvent, List<String> upcasters, @Nullable Failure failure) {
        line(json -> {
            json.writeName("shown");
            writeEvent.accept(json);
            texts(json, "upcasters", upcasters);
            if (failure != null) {
                failure(json, failure);
            }
        });
    }

    void stopped(Failure failure, String output) {
        line(json -> {
            json.writeBooleanProperty("stopped", true);
            failure(json, failure);
            output(json, output);
        });
        send();
    }

    void ended(List<String> threads) {
        line(json -> {
            json.writeBooleanProperty("ended", true);
            texts(json, "threads", threads);
        });
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void failure(JsonGenerator json, Failure failure) {
        json.writeStringProperty("message", failure.sentence());
        json.writeStringProperty("detail", failure.detail());
    }

    private synchronized void line(Consumer<JsonGenerator> content) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), pending)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        pending.write('\n');
        if (pending.getBuffer().length() > SEND_FROM) {
            send();
        }
    }

    private synchronized void send() {
        try {
            socket.getOutputStream().write(pending.toString().getBytes(StandardCharsets.UTF_8));
            pending.getBuffer().setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException("The explorer is gone", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
