package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.settings.Passwords;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.NoWindow;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at a whole database: which stores it holds, and whether a layout fits. */
class DatabaseCommandsTest {
    private static final String UNRELATED =
            "CREATE TABLE events (id bigserial PRIMARY KEY, name text, starts_at timestamptz, venue text)";
    private static final String OWN_TABLE = """
            CREATE TABLE journal (no bigserial PRIMARY KEY, entity text, entity_no int, seq int, kind text, body jsonb, at timestamptz);
            INSERT INTO journal (entity, entity_no, seq, kind, body, at)
            VALUES ('order', 7, 1, 'Placed', '{"a": 1}', '2026-11-01 08:00+00'), ('order', 7, 2, 'Paid', '{}', now())
            """;
    private static final String OWN_LAYOUT = """
            {"id": "journal", "name": "Our journal", "events": {
              "table": "journal", "recognisedBy": ["entity_no"],
              "position": "no", "stream": {"joined": ["entity", "entity_no"], "with": "/"}, "streamType": "entity",
              "version": "seq", "id": "no", "type": "kind", "time": "at", "payload": "body", "metadata": "extra"}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private final DataSource database = TestPostgres.freshDatabase();

    @Test
    void detectFindsEveryStoreAndNoOtherTable() {
        execute(UNRELATED);
        execute(layoutSql("marten"));
        execute(layoutSql("message-db"));

        assertThat(run("detect", "--url", url(), "--json")).isZero();
        assertThat(out.toString())
                .contains("\"layout\":\"message-db\",\"schema\":\"message_store\",\"table\":\"messages\",\"events\":4")
                .contains(
                        "\"layout\":\"marten\",\"schema\":\"public\",\"table\":\"mt_events\",\"events\":4,\"streams\":2")
                .hasLineCount(2);
    }

    @Test
    void detectSaysWhatToDoWhereThereIsNothing() {
        execute(UNRELATED);

        assertThat(run("detect", "--url", url())).isZero();
        assertThat(messages.toString())
                .contains("No event store was recognised")
                .contains("layout");
    }

    @Test
    void aLayoutOfOnesOwnIsCheckedAndUsed() throws IOException {
        execute(OWN_TABLE);
        Path file = Files.writeString(folder.resolve("journal.json"), OWN_LAYOUT);

        assertThat(run("layout", "check", file.toString(), "--url", url())).isZero();
        assertThat(out.toString())
                .contains("public.journal: fits")
                .contains("left out: extra")
                .contains("order/7");
        assertThat(run("events", "--url", url(), "--layout", file.toString(), "--stream", "order/7", "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"stream\":\"order/7\"").contains("{\"a\":1}");
    }

    @Test
    void aLayoutIsProposedForATableOfOnesOwn() throws IOException {
        execute("CREATE TABLE diary (no bigserial, stream_id text, version int, happened timestamptz, what text,"
                + " event_type text, body jsonb)");
        execute(
                "INSERT INTO diary (stream_id, version, happened, event_type, body) VALUES ('cat-1', 1, now(), 'Fed', '{}')");

        assertThat(run("layout", "propose", "diary", "--url", url())).isZero();
        Path file = Files.writeString(folder.resolve("diary.json"), out.toString());
        assertThat(run("layout", "check", file.toString(), "--url", url())).isZero();
        assertThat(run("events", "--url", url(), "--layout", file.toString(), "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"stream\":\"cat-1\"").contains("\"type\":\"Fed\"");
        assertThat(run("layout", "propose", "dairy", "--url", url())).isEqualTo(2);
        assertThat(messages.toString()).contains("no table called dairy").contains("public.diary");
    }

    @Test
    void aLayoutThatDoesNotFitSaysWhatIsMissing() throws IOException {
        execute(OWN_TABLE);
        Path file = Files.writeString(folder.resolve("journal.json"), OWN_LAYOUT.replace("\"seq\"", "\"sequence\""));

        assertThat(run("layout", "check", file.toString(), "--url", url())).isEqualTo(1);
        assertThat(out.toString()).contains("public.journal: does not fit").contains("missing: sequence");
    }

    @Test
    void aFaultyLayoutNamesFileFieldAndReason() throws IOException {
        Path file = Files.writeString(folder.resolve("journal.json"), OWN_LAYOUT.replace("\"type\"", "\"tpye\""));

        assertThat(run("layout", "check", file.toString(), "--url", url())).isEqualTo(3);
        assertThat(messages.toString())
                .contains("journal.json")
                .contains("events.tpye")
                .contains("is not known");
    }

    @Test
    void builtInLayoutsAreListedAndShownAsAStart() {
        assertThat(run("layout", "list")).isZero();
        assertThat(out.toString().lines()).contains("marten", "axon4-jpa", "prooph");
        assertThat(run("layout", "show", "marten")).isZero();
        assertThat(out.toString()).contains("\"mt_dotnet_type\"");
        assertThat(run("layout", "show", "nobody")).isEqualTo(2);
        assertThat(messages.toString()).contains("Known are: hindsight, message-db");
    }

    private int run(String... arguments) {
        return new CommandLineProgram(
                        new CommandStores(
                                new PostgresStores(), new DataDirectories(folder, folder), Passwords.nowhere()),
                        new NoWindow(),
                        new PrintWriter(out),
                        new PrintWriter(messages))
                .run(arguments);
    }

    private String url() {
        return TestPostgres.jdbcUrl(database);
    }

    private static String layoutSql(String layout) {
        try {
            return Files.readString(Path.of("src/test/resources/layouts", layout + ".sql"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
