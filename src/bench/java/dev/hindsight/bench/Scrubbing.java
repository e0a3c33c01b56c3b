package dev.hindsight.bench;

import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The window while the thumb of its scrub bar is dragged over a stream of 100,000 events, replayed by its own code. */
final class Scrubbing {
    private Scrubbing() {}

    /** What was measured, as lines. */
    static String measure() throws IOException, InterruptedException, SQLException {
        DataSource database = TestPostgres.freshDatabase();
        LongStream.fill(database);
        Path application = LongStream.application(Files.createTempDirectory("hindsight-bench"));
        return WindowProcess.output(
                "1g",
                "dev.hindsight.ScrubFrames",
                List.of(TestPostgres.jdbcUrl(database), application.toString(), "1000", "1000"));
    }
}
