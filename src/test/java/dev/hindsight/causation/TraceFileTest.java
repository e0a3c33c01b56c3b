package dev.hindsight.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.store.Ending;
import dev.hindsight.testing.ShopHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceFileTest {
    @TempDir
    private Path folder;

    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> order = history.order(1);
    private final CorrelationId correlation = new CorrelationId("operation");

    @Test
    void svgIsWellFormedAndHoldsEveryEvent() throws Exception {
        history.record("<&>", "\"quoted\" & <odd>", "Odd<\"&>", null, new EventId("command & <co>"));
        for (Direction direction : Direction.values()) {
            Path file = write(TraceFile.SVG, direction, Folding.NONE);

            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile())
                            .getElementsByTagName("path")
                            .getLength())
                    .isEqualTo(14);
            assertThat(Files.readString(file)).contains("ParcelDelivered").contains("+2.4 s");
        }
    }

    @Test
    void pngIsAPicture() throws IOException {
        assertThat(ImageIO.read(write(TraceFile.PNG, Direction.TOP_DOWN, Folding.NONE)
                                .toFile())
                        .getWidth())
                .isGreaterThan(400);
    }

    @Test
    void dotHoldsEveryLinkWithItsTime() throws IOException {
        history.record("Odd", "a \"b\" \\c", "Odd", null, null);
        String dot = Files.readString(write(TraceFile.DOT, Direction.LEFT_TO_RIGHT, Folding.NONE));

        assertThat(dot).startsWith("digraph trace {").contains("rankdir=LR").contains("a \\\"b\\\" \\\\c");
        assertThat(dot.lines().filter(line -> line.contains(" -> "))).hasSize(13);
        assertThat(dot).contains("n2 -> n4 [label=\"+2.4 s\"];");
    }

    @Test
    void mermaidHoldsEveryLinkAndCountsWhatIsFolded() throws IOException {
        String open = Files.readString(write(TraceFile.MERMAID, Direction.TOP_DOWN, Folding.NONE));
        String folded = Files.readString(write(TraceFile.MERMAID, Direction.TOP_DOWN, Folding.NONE.toggled(0)));

        assertThat(open).startsWith("flowchart TB").contains("n2 -->|\"+2.4 s\"| n4");
        assertThat(open.lines().filter(line -> line.contains("-->"))).hasSize(13);
        assertThat(folded).contains("and 13 more").doesNotContain("-->");
    }

    @Test
    void jsonHoldsWhatTheCommandLinePrints() throws IOException {
        JsonNode json = new JsonMapper().readTree(write(TraceFile.JSON, Direction.TOP_DOWN, Folding.NONE));

        assertThat(json.path("correlation").asString()).isEqualTo("operation");
        assertThat(json.path("events").asInt()).isEqualTo(14);
        assertThat(json.path("trace")).hasSize(14);
        assertThat(json.path("trace").get(4).path("causation").asString())
                .isEqualTo(order.get(2).id().value());
    }

    private Path write(TraceFile kind, Direction direction, Folding folding) throws IOException {
        Trace trace = Trace.of(history.events());
        Path file = folder.resolve("t." + kind.extension());
        assertThat(TraceFile.of(file)).contains(kind);
        kind.write(
                new Operation(correlation, trace, new Ending.Complete()),
                TreeLayout.of(trace, folding),
                direction,
                file);
        return file;
    }
}
