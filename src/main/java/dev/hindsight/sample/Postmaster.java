package dev.hindsight.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server, or one that was killed, has noted about itself in its data directory. */
record Postmaster(long pid, int port) {
    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    static Optional<Postmaster> notedIn(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(FILE));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.getFirst().strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Whether the process lives and is the server of this data directory. */
    boolean isRunningOn(Path data) {
        return process().filter(process -> serves(process, data)).isPresent();
    }

    /**
     * Takes the note away if its process id belongs to another program by now: a server would take that for a running
     * one and not start. If the id belongs to nobody, the server itself knows best what to make of the note.
     */
    void forgetIfMistakenIn(Path data) throws IOException {
        if (process().filter(process -> !serves(process, data)).isPresent()) {
            Files.deleteIfExists(data.resolve(FILE));
        }
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** Where the system does not tell the arguments of a process, its program must do. */
    private static boolean serves(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean isPostgres =
                info.command().filter(command -> command.contains("postgres")).isPresent();
        return isPostgres
                && info.commandLine()
                        .map(line -> line.contains(data.toString()))
                        .orElse(true);
    }
}
