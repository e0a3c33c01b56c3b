package dev.hindsight.replay.host;

import dev.hindsight.replay.ReplayException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A child process that runs aggregate code, and the connection with it. The connection is one of its own, so that
 * nothing the code prints can disturb it. One thread writes and one reads.
 */
final class RunnerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunnerProcess.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final int PROTOCOL = 2;

    private final Process process;
    private final PrintedText printed;
    private final Socket socket;
    private final Incoming in;
    private final Answers answers;
    private final String runner;

    private RunnerProcess(
            Process process, PrintedText printed, Socket socket, Incoming in, Answers answers, String runner) {
        this.process = process;
        this.printed = printed;
        this.socket = socket;
        this.in = in;
        this.answers = answers;
        this.runner = runner;
    }

    /**
     * Starts the command and waits until it has introduced itself.
     *
     * @throws ReplayException if it cannot be started, ends at once or says nothing
     */
    static RunnerProcess start(List<String> command) {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("HINDSIGHT_PORT", Integer.toString(server.getLocalPort()));
            builder.environment().put("HINDSIGHT_TOKEN", token);
            Process process = builder.start();
            PrintedText printed = new PrintedText(process.getInputStream());
            try {
                return connect(server, process, printed, token);
            } catch (IOException | RuntimeException e) {
                kill(process);
                throw e;
            }
        } catch (IOException e) {
            throw new ReplayException(
                    "The process for aggregate code cannot be started: %s. The command was: %s"
                            .formatted(e.getMessage(), String.join(" ", command)),
                    e);
        }
    }

    private static RunnerProcess connect(ServerSocket server, Process process, PrintedText printed, String token)
            throws IOException {
        server.setSoTimeout(100);
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                socket.setSoTimeout((int) LONGEST_START.toMillis());
                Incoming in = new Incoming(socket.getInputStream());
                Answers answers = new Answers(in);
                String runner = introduction(answers.introduction(), token);
                return new RunnerProcess(process, printed, socket, in, answers, runner);
            } catch (SocketTimeoutException e) {
                checkStart(process, printed, deadline, e);
            }
        }
    }

    private static void checkStart(Process process, PrintedText printed, long deadline, SocketTimeoutException e) {
        if (!process.isAlive()) {
            throw new ReplayException(
                    "The process for aggregate code ended at once, with exit code %d. It printed: %s"
                            .formatted(process.exitValue(), printed.text()),
                    e);
        }
        if (System.nanoTime() > deadline) {
            throw new ReplayException(
                    "The process for aggregate code did not report within %d s. It printed: %s"
                            .formatted(LONGEST_START.toSeconds(), printed.text()),
                    e);
        }
    }

    private static String introduction(@Nullable String line, String token) {
        JsonNode hello = Answers.tree(line == null ? "{}" : line);
        int version = hello.path("hello").asInt(0);
        if (version == 0 || !hello.path("token").asString("").equals(token)) {
            throw new ReplayException(
                    "The process for aggregate code does not speak the replay protocol. It said: %s"
                            .formatted(line == null ? "nothing" : line.replace(token, "…")),
                    null);
        }
        if (version != PROTOCOL) {
            throw new ReplayException(
                    "The process for aggregate code speaks version %d of the replay protocol, but Hindsight speaks version %d. Bring it up to that version."
                            .formatted(version, PROTOCOL),
                    null);
        }
        return hello.path("runner").asString("");
    }

    /** What the runner calls itself, such as its Java version. */
    String runner() {
        return runner;
    }

    void send(Requests requests) throws IOException {
        requests.sendTo(socket.getOutputStream());
    }

    /** Says how long the process may be silent before {@code silence} is asked whether to wait on. */
    void listen(Duration longest, Silence silence) throws IOException {
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, longest.toMillis())));
        in.silence = silence;
    }

    /** What the process says. */
    Answers answers() {
        return answers;
    }

    /** Is asked again and again while a process says nothing. */
    @FunctionalInterface
    interface Silence {
        /**
         * Looks whether to wait on.
         *
         * @throws IOException to wait no longer
         */
        void lasts() throws IOException;
    }

    /** What the process says, without an end of the wait in the middle of a line. */
    private static final class Incoming extends FilterInputStream {
        private volatile Silence silence = () -> {
            throw new SocketTimeoutException("It says nothing");
        };

        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            while (true) {
                try {
                    return super.read(target, offset, most);
                } catch (SocketTimeoutException _) {
                    silence.lasts();
                }
            }
        }
    }

    boolean isAlive() {
        return process.isAlive() && !socket.isClosed();
    }

    /** What the process printed past everything, at its end. */
    String printed() {
        return printed.text();
    }

    /** Says how the process ended; it has to be ending. */
    String ending() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS)
                    ? "with exit code " + process.exitValue()
                    : "its connection with us, but goes on";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "while we were waiting";
        }
    }

    /** Ends the process at once, whatever it does, with all that it started. */
    @Override
    public void close() {
        kill(process);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The connection with a runner could not be closed", e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads what a process prints, so that it never waits for a reader, and keeps the end of it. */
    private static final class PrintedText {
        private static final int MOST = 8_000;
        private final StringBuilder text = new StringBuilder();

        PrintedText(InputStream stream) {
            Thread.ofVirtual().name("runner-output").start(() -> read(stream));
        }

        private void read(InputStream stream) {
            try (InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                char[] part = new char[4096];
                for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
                    keep(part, read);
                }
            } catch (IOException e) {
                LOG.debug("The output of a runner ended", e);
            }
        }

        private synchronized void keep(char[] part, int length) {
            text.append(part, 0, length);
            if (text.length() > MOST) {
                text.delete(0, text.length() - MOST);
            }
        }

        synchronized String text() {
            return text.isEmpty() ? "nothing" : text.toString().strip();
        }
    }
}
