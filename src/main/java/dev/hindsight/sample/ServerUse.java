package dev.hindsight.sample;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One user of the server, noted as a locked file in a directory, so that the last to leave can see that it is the
 * last. The lock of a user that was killed is gone, and the file it left behind counts for nothing. Register, ask and
 * leave only while holding the {@link DirectoryMutex}.
 */
final class ServerUse {
    private final Path file;
    private final FileChannel channel;

    private ServerUse(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static ServerUse register(Path users) throws IOException {
        Files.createDirectories(users);
        Path file = users.resolve(thisProcess() + UUID.randomUUID());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new ServerUse(file, channel);
    }

    /** Takes the note away. */
    void leave() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    /** Whether anybody uses the server, in this process or another; sweeps up after those who were killed. */
    static boolean isUsed(Path users) throws IOException {
        boolean used = false;
        for (Path other : filesIn(users)) {
            if (isHeld(other)) {
                used = true;
            } else {
                Files.deleteIfExists(other);
            }
        }
        return used;
    }

    /** A file of this process is never opened again: closing it would give up the lock that is held on it. */
    private static boolean isHeld(Path file) throws IOException {
        if (String.valueOf(file.getFileName()).startsWith(thisProcess())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static List<Path> filesIn(Path users) throws IOException {
        try (Stream<Path> files = Files.list(users)) {
            return files.toList();
        }
    }

    /** With the start time, since process ids are used again. */
    private static String thisProcess() {
        ProcessHandle current = ProcessHandle.current();
        long start = current.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return current.pid() + "-" + start + "-";
    }
}
