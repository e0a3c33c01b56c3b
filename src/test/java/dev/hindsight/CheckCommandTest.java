package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.settings.Passwords;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.NoWindow;
import dev.hindsight.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The command, as a pipeline would use it. */
class CheckCommandTest {
    private static final String GAP = "DELETE FROM events WHERE aggregate_id = 'order-10042' AND version = 3";
    private static final String ANOTHER_GAP = "DELETE FROM events WHERE aggregate_id = 'order-10043' AND version = 2";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @Test
    void aFindingIsALineAndAnExitCode() {
        assertThat(check(DamagedSample.by(GAP), "integrity-versions")).isOne();

        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst())
                .startsWith(
                        "{\"check\":\"integrity-versions\",\"stream\":\"order-10042\",\"version\":4,\"severity\":\"error\",\"kind\":\"gap\"")
                .contains("\"message\":\"Version 3 of order-10042 is missing", "\"cause\":\"Usually ");
        assertThat(lines().getLast())
                .startsWith("{\"check\":\"integrity-versions\",\"outcome\":\"done\",\"findings\":1,");
    }

    @Test
    void aCheckThatDoesNotApplySaysSo() {
        assertThat(check(DamagedSample.sound(), "upcasters")).isZero();

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("\"outcome\":\"not applicable\"", "No aggregate code is known");
    }

    @Test
    void aNameThatIsNoneIsAnsweredWithThoseThatAre() {
        assertThat(check(DamagedSample.sound(), "integrty")).isEqualTo(2);

        assertThat(messages.toString())
                .contains("There is no check called “integrty”. There are: integrity, integrity-versions,");
    }

    @Test
    void onlyWhatIsNotInTheBaselineCounts() {
        DamagedSample damaged = DamagedSample.by(GAP);
        String baseline = folder.resolve("baseline.json").toString();
        assertThat(check(damaged, "integrity-versions", "--baseline", baseline)).isEqualTo(2);
        assertThat(check(damaged, "integrity-versions", "--baseline", baseline, "--write-baseline"))
                .isZero();
        assertThat(check(damaged, "integrity-versions", "--baseline", baseline)).isZero();
        assertThat(lines().getFirst()).contains("\"new\":false");

        damaged.and(ANOTHER_GAP);
        assertThat(check(damaged, "integrity-versions", "--baseline", baseline)).isOne();
        assertThat(lines())
                .anyMatch(line -> line.contains("order-10042") && line.contains("\"new\":false"))
                .anyMatch(line -> line.contains("order-10043") && line.contains("\"new\":true"));

        assertThat(check(DamagedSample.by(ANOTHER_GAP), "integrity-versions", "--baseline", baseline))
                .isOne();
        assertThat(lines())
                .anyMatch(line -> line.contains("\"gone\":true") && line.contains("Version 3 of order-10042"));
    }

    @Test
    void aPipelineMayLetNotesPass() {
        DamagedSample noted = DamagedSample.by(
                "UPDATE events SET position = position - 1000000 WHERE aggregate_id = 'order-10042' AND version = 2");

        assertThat(check(noted, "integrity-commits")).isOne();
        assertThat(check(noted, "integrity-commits", "--fail-on", "warning")).isZero();
    }

    @Test
    void theReportForContinuousIntegrationIsThatOfJUnit() throws Exception {
        Path file = folder.resolve("checks.xml");
        assertThat(check(DamagedSample.by(GAP).and(ANOTHER_GAP), "integrity", "upcasters", "--out", file.toString()))
                .isOne();

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(suites.getTagName()).isEqualTo("testsuites");
        NodeList all = suites.getElementsByTagName("testsuite");
        assertThat(all.getLength()).isEqualTo(7);
        for (int i = 0; i < all.getLength(); i++) {
            Element suite = (Element) all.item(i);
            assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
            assertThat(suite.getAttribute("errors")).isEqualTo("0");
            assertThat(suite.getAttribute("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        }
        Element versions = (Element) all.item(0);
        assertThat(versions.getAttribute("name")).isEqualTo("integrity-versions");
        assertThat(versions.getAttribute("failures")).isEqualTo("2");
        assertThat(((Element) versions.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .startsWith("Version 3 of order-10042 is missing");
    }

    @Test
    void theReportForPeopleNeedsNothingElse() throws Exception {
        Path file = folder.resolve("checks.html");
        check(DamagedSample.by(GAP), "integrity-versions", "--out", file.toString());

        assertThat(Files.readString(file))
                .contains("Version 3 of order-10042 is missing", "prefers-color-scheme", "href=\"hindsight:")
                .doesNotContain("<script", "src=", "http://", "https://");
    }

    @Test
    void theReportForScriptsTellsTheSame() throws Exception {
        Path file = folder.resolve("checks.json");
        check(DamagedSample.by(GAP), "integrity-versions", "--out", file.toString());

        assertThat(Files.readString(file))
                .contains("\"layout\" : \"hindsight\"", "\"outcome\" : \"done\"", "\"new\" : true", "\"gone\" : [");
    }

    private static String count(Element suite, String name) {
        return Integer.toString(suite.getElementsByTagName(name).getLength());
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private int check(DamagedSample damaged, String... words) {
        out.getBuffer().setLength(0);
        List<String> all =
                new ArrayList<>(List.of("check", "--json", "--url", TestPostgres.jdbcUrl(damaged.database())));
        all.addAll(List.of(words));
        return new CommandLineProgram(
                        new CommandStores(
                                new PostgresStores(), new DataDirectories(folder, folder), Passwords.nowhere()),
                        new NoWindow(),
                        new PrintWriter(out),
                        new PrintWriter(messages))
                .run(all.toArray(String[]::new));
    }
}
