package dev.hindsight.bench;

import java.io.IOException;

/** Has psql copy what a query gives to nowhere, in binary: as fast as a client can read it. */
final class PsqlCopy {
    private final ProcessBuilder psql;

    PsqlCopy(String jdbcUrl, String query) {
        psql = new ProcessBuilder(
                        "psql",
                        jdbcUrl.replaceFirst("^jdbc:", ""),
                        "--no-psqlrc",
                        "--quiet",
                        "--command",
                        "COPY (" + query + ") TO STDOUT (FORMAT binary)")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * Copies all of it. The start of the process is part of that, some 30 ms.
     *
     * @return the exit code, which is 0
     * @throws IOException if psql cannot be started, or fails
     */
    int run() throws IOException, InterruptedException {
        int exitCode = psql.start().waitFor();
        if (exitCode != 0) {
            throw new IOException("psql ended with " + exitCode);
        }
        return exitCode;
    }
}
