package dev.hindsight.sample;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of PostgreSQL and waits for them. */
record PostgresPrograms(Path binaries, Path outputFile) {
    private static final int MINUTES_TO_WAIT = 3;

    /** Runs a program to its end. Its output goes to a file, since a server that it starts would keep a pipe open. */
    Result run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(outputFile.toFile());
        // The messages are looked through for reasons, so they must not be translated.
        builder.environment().put("LC_ALL", "C");
        int exitCode = exitCode(builder.start(), program);
        return new Result(exitCode, Files.readString(outputFile, StandardCharsets.UTF_8));
    }

    private static int exitCode(Process process, String program) {
        try {
            if (!process.waitFor(MINUTES_TO_WAIT, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new SampleStoreException("%s did not end within %d minutes".formatted(program, MINUTES_TO_WAIT));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SampleStoreException("Waiting for %s was interrupted".formatted(program), e);
        }
    }

    /** What a program answered; 0 is success. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
