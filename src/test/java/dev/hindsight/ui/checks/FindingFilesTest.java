package dev.hindsight.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.event.StreamId;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingFilesTest {
    private final ShopHistory history = new ShopHistory();
    private final Workspace workspace = Workspaces.direct(history.order(10042));
    private final Finding gap = ScriptedCheck.gapAt("order-10042", 3);
    private final Finding odd = ScriptedCheck.ODD.in(new StreamId("order-10042"), "It is odd.");
    private List<Check> checks = List.of(versions(gap));
    private final List<CheckScope> scopes = new ArrayList<>();
    private final ChecksModel model = new ChecksModel(
            workspace,
            (host, scope) -> {
                scopes.add(scope);
                return checks;
            },
            new NoMemory());

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptAsBaselineIsKnownInTheNextRun() {
        model.run();
        model.files().keep(file("checks.json"));
        checks = List.of(versions(gap, odd));
        model.run();

        assertThat(model.summaryProperty().get()).isEqualTo("2 findings, 1 of them known already.");
        model.filterProperty().set(FindingFilter.NONE.hiding(model.files().baseline()));
        assertThat(model.shown()).containsExactly(odd);

        model.files().forget();
        assertThat(model.summaryProperty().get()).isEqualTo("2 findings.");
    }

    @Test
    void aBaselineOfAnotherDayTellsWhatIsGone() {
        model.run();
        model.files().keep(file("checks.json"));
        model.files().forget();
        checks = List.of(versions());
        model.run();

        model.files().use(file("checks.json"));

        assertThat(model.gone()).extracting(Baseline.Known::message).containsExactly(gap.message());
    }

    @Test
    void keepingAgainForgetsWhatIsGoneAndKeepsWhatWasNotLookedFor() {
        checks = List.of(versions(gap), ScriptedCheck.ending("integrity-payloads", new Outcome.Done("12 events"), odd));
        ChecksModel both = new ChecksModel(workspace, (host, scope) -> checks, new NoMemory());
        both.run();
        both.files().keep(file("checks.json"));
        checks = List.of(versions(), checks.getLast());
        both.runOnly(both.entries().getFirst());
        both.files().keep(file("checks.json"));

        Baseline kept = Baseline.read(file("checks.json"));
        assertThat(kept.knows(gap)).isFalse();
        assertThat(kept.knows(odd)).isTrue();
    }

    @Test
    void aReportIsWrittenAsTheEndOfItsNameSays() throws IOException {
        model.run();

        for (String name : List.of("a.html", "a.json", "a.xml")) {
            model.files().writeReport(file(name));
            assertThat(model.files().wordsProperty().get()).isEqualTo("Report written to %s.", file(name));
        }

        assertThat(Files.readString(file("a.html")))
                .startsWith("<!doctype html>")
                .contains(gap.message());
        assertThat(Files.readString(file("a.json"))).startsWith("{").contains(gap.message());
        assertThat(Files.readString(file("a.xml"))).contains("<testsuites").contains("failures=\"1\"");
    }

    @Test
    void knownFindingsDoNotFailTheReport() throws IOException {
        model.run();
        model.files().keep(file("checks.json"));

        model.files().writeReport(file("a.xml"));

        assertThat(Files.readString(file("a.xml"))).contains("failures=\"0\"").contains("Known already: ");
    }

    @Test
    void filesThatCannotBeReadOrWrittenAreSpokenOf() throws IOException {
        Files.writeString(file("broken.json"), "{");
        model.files().use(file("broken.json"));
        assertThat(model.files().wordsProperty().get()).contains("broken.json cannot be read");
        assertThat(model.files().baseline().size()).isZero();

        model.run();
        model.files().keep(file("nowhere/checks.json"));
        assertThat(model.files().wordsProperty().get()).contains("checks.json cannot be written");
        model.files().writeReport(file("nowhere/a.html"));
        assertThat(model.files().wordsProperty().get()).contains("cannot be written to");
        model.files().writeReport(file("a.pdf"));
        assertThat(model.files().wordsProperty().get())
                .isEqualTo("A report is a .json, .html or .xml file, not a.pdf.");
    }

    @Test
    void beforeARunThereIsNothingToReport() {
        assertThat(model.report()).isEmpty();
        model.files().writeReport(file("a.html"));
        assertThat(file("a.html")).doesNotExist();
    }

    @Test
    void theChosenStreamsAreReplayed() {
        model.scope().readTypes();
        assertThat(model.scope().streamTypes()).contains(ScopeModel.ALL_TYPES, "Order");
        model.run();
        assertThat(scopes.getLast()).isEqualTo(CheckScope.ALL);

        model.scope().streamTypeProperty().set("Order");
        model.scope().streamsProperty().set(100);
        model.run();

        assertThat(scopes.getLast()).isEqualTo(new CheckScope(Set.of("Order"), 100, null));
    }

    private static Check versions(Finding... findings) {
        return ScriptedCheck.ending("integrity-versions", new Outcome.Done("12 events"), findings);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
