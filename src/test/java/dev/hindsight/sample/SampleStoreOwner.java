package dev.hindsight.sample;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that opens the sample in the directory it is given, says so, and closes it when its input ends. */
final class SampleStoreOwner {
    private SampleStoreOwner() {}

    public static void main(String[] arguments) throws IOException {
        try (SampleStore _ = SampleStore.open(
                        Path.of(arguments[0]), ProgressListener.silent(), HistoryGenerator.LEAST_EVENTS);
                OutputStream output = new FileOutputStream(FileDescriptor.out)) {
            output.write("open\n".getBytes(StandardCharsets.US_ASCII));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
