package dev.hindsight.sample;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time start or stop the server of a directory. The operating system frees it when
 * its holder is killed.
 */
final class DirectoryMutex implements AutoCloseable {
    /** File locks belong to a whole process and say nothing about its threads, so those need a lock of their own. */
    private static final Lock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private DirectoryMutex(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nobody else holds the mutex, and says so to the listener if that takes any time. */
    static DirectoryMutex acquire(Path file, ProgressListener listener) throws IOException {
        IN_THIS_PROCESS.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                lock(channel, listener);
                return new DirectoryMutex(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            IN_THIS_PROCESS.unlock();
            throw e;
        }
    }

    private static void lock(FileChannel channel, ProgressListener listener) throws IOException {
        FileLock lock = channel.tryLock();
        while (lock == null) {
            listener.progress("Waiting for another Hindsight that is preparing the sample", -1);
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SampleStoreException("Opening the sample was interrupted", e);
            }
            lock = channel.tryLock();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
