package dev.hindsight.replay.runner;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The connection with the explorer. What is written is sent when nothing is left to read, so that many answers go
 * together. Answers may be written by several threads.
 */
final class Wire implements Closeable {
    private static final int VERSION = 2;
    private static final int SEND_FROM = 1 << 15;

    private final Socket socket;
    private final OutgoingLines answers = new OutgoingLines();

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /** What the explorer says. Before it is waited for, what was written is sent. */
    InputStream input() throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read(byte[] target, int offset, int most) throws IOException {
                if (available() == 0) {
                    send();
                }
                return super.read(target, offset, most);
            }
        };
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
        answers.object(content);
        if (answers.size() >= SEND_FROM) {
            send();
        }
    }

    private synchronized void send() {
        try {
            answers.sendTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("The explorer is gone", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
