package dev.hindsight.replay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.Trial;
import dev.hindsight.store.Cancellation;
import dev.hindsight.testing.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of another language: a class in JavaScript, replayed by Node through the protocol. */
class JavaScriptAggregateTest {
    private static final Path EXAMPLE = Path.of("src", "protocol", "javascript");
    private static final String MODULE = EXAMPLE.resolve("order-aggregate.mjs").toString();

    @TempDir
    private static Path folder;

    @Test
    void isReplayedToTheStatesThatItsOwnRehydrateComputes() throws Exception {
        assumeTrue(nodeIsThere(), "Node is not installed");
        Events events = new Events();
        List<StoredEvent> history = List.of(
                events.next("Order-1", "OrderCreated", "{\"customerId\": \"ada\"}"),
                events.next("Order-1", "OrderShipped", "{}"),
                events.next("Order-1", "ItemAdded", "{\"productId\": \"tea\", \"quantity\": 2, \"unitPrice\": 3.5}"),
                events.next("Order-1", "ItemAdded", "{\"productId\": \"tea\", \"quantity\": 1, \"unitPrice\": 3.5}"),
                events.next("Order-1", "OrderShipped", "{}"));
        try (ReplayHost host = node()) {
            RecordedReplay replay =
                    RecordedReplay.of(host, new StreamId("Order-1"), "Order", history::forEach, done -> {});
            assertThat(replay.replayedBy())
                    .isInstanceOfSatisfying(
                            ReplayedBy.Code.class,
                            code -> assertThat(code.archive()).endsWith("order-aggregate.mjs"));
            assertThat(replay.errors()).hasSize(1);
            assertThat(replay.errors().getFirst().message()).contains("An order without items cannot be shipped");
            assertThat(replay.stateAfter(4).toString()).isEqualTo(rehydrated().strip());
        }
    }

    @Test
    void aMalformedPayloadIsAFaultOfItsEventOnly() throws Exception {
        assumeTrue(nodeIsThere(), "Node is not installed");
        Events events = new Events();
        List<StoredEvent> history = List.of(
                events.next(
                        "Order-1", "OrderCreated", "{\"customerId\": \"ada\"}, \"type\": \"OrderShipped\", \"x\": {"),
                events.next("Order-1", "ItemAdded", "{\"productId\": \"te\u2028a\",\n\"quantity\": 2}"));
        try (ReplayHost host = node()) {
            RecordedReplay replay =
                    RecordedReplay.of(host, new StreamId("Order-1"), "Order", history::forEach, done -> {});
            assertThat(replay.errors()).hasSize(1);
            assertThat(replay.errors().getFirst().message()).startsWith("SyntaxError: ");
            assertThat(replay.stateAfter(1).at("/items/te\u2028a/quantity").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void streamsThatAreOnlyTriedAreSentOneBehindTheOther() throws Exception {
        assumeTrue(nodeIsThere(), "Node is not installed");
        Events events = new Events();
        List<String> told = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            String stream = "Order-" + i;
            trials.add(new Trial(
                    new StreamId(stream),
                    "Order",
                    List.of(
                            events.next(stream, "OrderCreated", "{\"customerId\": \"ada\"}"),
                            events.next(stream, i % 100 == 0 ? "OrderShipped" : "ItemAdded", "{}")),
                    error -> told.add(stream + " " + error.event().version()),
                    failure -> told.add(failure.toString())));
        }
        try (ReplayHost host = node()) {
            host.tryAll(trials, Cancellation.never());
        }
        assertThat(told).containsExactly("Order-100 2", "Order-200 2");
    }

    private static ReplayHost node() {
        CodeSettings settings = CodeSettings.NONE.withCommand(
                List.of("node", EXAMPLE.resolve("runner.mjs").toString(), MODULE, "OrderAggregate"));
        return CodeHosts.open(settings, type -> Set.of());
    }

    private static boolean nodeIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** What the class computes in a Node of its own, without Hindsight. */
    private static String rehydrated() throws IOException, InterruptedException {
        String program = """
                import { OrderAggregate } from '%s';
                const event = (version, eventType, payload) => ({ version, eventType, payload, aggregateId: 'Order-1' });
                const tea = (quantity) => ({ productId: 'tea', quantity, unitPrice: 3.5 });
                const order = OrderAggregate.rehydrate([
                  event(1, 'OrderCreated', { customerId: 'ada' }),
                  event(3, 'ItemAdded', tea(2)), event(4, 'ItemAdded', tea(1)), event(5, 'OrderShipped', {}),
                ]);
                console.log(JSON.stringify({ ...order, items: Object.fromEntries(order.items) }));
                """.formatted(Path.of(MODULE).toUri());
        Path script = Files.writeString(folder.resolve("truth.mjs"), program);
        Process node = new ProcessBuilder("node", script.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(output).isZero();
        return output;
    }
}
