package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UpcastersTest {
    private static final JsonMapper JSON = new JsonMapper();

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    /** A step appends its own number to the trail: the trail of a chain is then the numbers of its steps in order. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aChainIsItsStepsOneAfterAnotherInWhateverOrderTheyAreGiven(int seed) {
        Random random = new Random(seed);
        List<Upcaster> steps = chain(random, 1 + random.nextInt(12));
        List<Upcaster> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, random);
        Upcasters upcasters = new Upcasters(shuffled);
        for (int start = 0; start < steps.size(); start++) {
            EventType from = steps.get(start).from();
            ObjectNode payload = payload();
            List<Upcasters.Upcast> current = upcasters.apply(from, payload);
            assertThat(current).hasSize(1);
            assertThat(current.getFirst().payload()).isEqualTo(oneByOne(steps.subList(start, steps.size())));
            assertThat(current.getFirst().type()).isEqualTo(steps.getLast().to().getFirst());
            assertThat(upcasters.chain(from)).containsExactlyElementsOf(steps.subList(start, steps.size()));
            assertThat(payload).as("the stored form").isEqualTo(payload());
            assertThat(upcasters.apply(from, payload)).as("the second time").isEqualTo(current);
            assertThat(upcasters.apply(
                            current.getFirst().type(), current.getFirst().payload()))
                    .as("what is current stays as it is")
                    .isEqualTo(current);
        }
    }

    /** Each event splits into as many as the product of its splits; none is lost, and the order is that of the parts. */
    @ParameterizedTest
    @MethodSource("seeds")
    void splitsMultiplyAndKeepTheirOrder(int seed) {
        Random random = new Random(seed);
        int depth = 1 + random.nextInt(4);
        List<Upcaster> steps = new ArrayList<>();
        int leaves = 1;
        for (int level = 0; level < depth; level++) {
            int parts = 1 + random.nextInt(3);
            leaves *= parts;
            EventType to = new EventType("Level" + (level + 1), 1);
            steps.add(new Upcaster(
                    new EventType("Level" + level, 1),
                    Collections.nCopies(parts, to),
                    old -> IntStream.range(0, parts)
                            .mapToObj(part -> trail(old.deepCopy(), part))
                            .toList()));
        }
        List<Upcasters.Upcast> current = new Upcasters(steps).apply(new EventType("Level0", 1), payload());
        assertThat(current).hasSize(leaves);
        assertThat(current)
                .extracting(upcast -> upcast.payload().get("trail").stringValue())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theEventsOfASplitShareTheVersionAndHaveIdsOfTheirOwn() {
        Upcasters upcasters = new Upcasters(List.of(new Upcaster(
                new EventType("LedgerOpenedAndClosed", 1),
                List.of(new EventType("LedgerOpened", 1), new EventType("LedgerClosed", 1)),
                old -> List.of(old, JSON.createObjectNode()))));
        EventSerializer serializer = new EventSerializer(Ledger.EVENT_TYPES, upcasters, null);
        StoredEvent stored = stored("LedgerOpenedAndClosed", "{\"owner\": \"Zoë\"}");
        List<DomainEvent> events = serializer.decode(stored);
        assertThat(events)
                .extracting(DomainEvent::payload)
                .containsExactly(new LedgerEvent.LedgerOpened("Zoë"), new LedgerEvent.LedgerClosed());
        assertThat(events).extracting(DomainEvent::version).containsOnly(stored.version());
        assertThat(events.getFirst().eventId()).isEqualTo(stored.eventId());
        assertThat(events).extracting(DomainEvent::eventId).doesNotHaveDuplicates();
        assertThat(serializer.decode(stored)).isEqualTo(events);
    }

    @Test
    void aRenamedTypeIsReadUnderItsNewName() {
        Upcasters upcasters = new Upcasters(
                List.of(Upcaster.renamed(new EventType("LedgerShut", 1), new EventType("LedgerClosed", 1))));
        EventSerializer serializer = new EventSerializer(Ledger.EVENT_TYPES, upcasters, null);
        DomainEvent event = serializer.decode(stored("LedgerShut", "{}")).getFirst();
        assertThat(event.eventType()).isEqualTo("LedgerClosed");
        assertThat(event.payload()).isEqualTo(new LedgerEvent.LedgerClosed());
    }

    @Test
    void aCircleIsRefused() {
        EventType first = new EventType("First", 1);
        EventType second = new EventType("Second", 1);
        List<Upcaster> circle = List.of(Upcaster.renamed(first, second), Upcaster.renamed(second, first));
        assertThatThrownBy(() -> new Upcasters(circle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void twoStepsFromOneFormAreRefused() {
        EventType from = new EventType("First", 1);
        List<Upcaster> fork = List.of(
                Upcaster.renamed(from, new EventType("Second", 1)), Upcaster.renamed(from, new EventType("Third", 1)));
        assertThatThrownBy(() -> new Upcasters(fork))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("First (schema version 1)");
    }

    private static List<Upcaster> chain(Random random, int length) {
        List<Upcaster> steps = new ArrayList<>();
        EventType from = new EventType("Type0", 1);
        for (int i = 0; i < length; i++) {
            int number = i;
            EventType to = random.nextBoolean()
                    ? new EventType(from.name(), from.schemaVersion() + 1)
                    : new EventType("Type" + (i + 1), 1 + random.nextInt(5));
            steps.add(new Upcaster(from, List.of(to), old -> List.of(trail(old, number))));
            from = to;
        }
        return steps;
    }

    private static ObjectNode oneByOne(List<Upcaster> steps) {
        ObjectNode payload = payload();
        for (Upcaster step : steps) {
            payload = step.function().apply(payload).getFirst();
        }
        return payload;
    }

    private static ObjectNode payload() {
        return JSON.createObjectNode().put("trail", "").put("kept", 12.50);
    }

    private static ObjectNode trail(ObjectNode payload, int number) {
        return payload.put("trail", payload.get("trail").stringValue() + "/" + number);
    }

    private static StoredEvent stored(String type, String payload) {
        return new StoredEvent(
                UUID.randomUUID(),
                "ledger-1",
                "Ledger",
                type,
                1,
                java.time.Instant.EPOCH,
                3,
                payload,
                "{\"correlationId\": \"" + UUID.randomUUID() + "\"}");
    }
}
