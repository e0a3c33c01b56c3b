package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.eventsourcing.LedgerEvent.AmountBooked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerializerTest {
    private final EventSerializer serializer = new EventSerializer(Ledger.EVENT_TYPES);

    @ParameterizedTest
    @ValueSource(
            strings = {"12.50", "0.10", "123456789012345678901234567890.123456789", "-0.000000000000000001", "1E+3"})
    void decimalsKeepEveryDigit(String amount) {
        StoredEvent stored = serializer.encode(event(new AmountBooked(new BigDecimal(amount), 1, "")));
        AmountBooked booked =
                (AmountBooked) serializer.decode(stored).getFirst().payload();
        assertThat(booked.amount().toPlainString()).isEqualTo(new BigDecimal(amount).toPlainString());
        assertThat(stored.payload()).doesNotContain("E+");
    }

    @Test
    void anEventComesBackAsItWas() {
        DomainEvent event = event(new AmountBooked(new BigDecimal("9.90"), Long.MAX_VALUE, "Köln, 東京, 🚚, \"\\\n"));
        assertThat(serializer.decode(serializer.encode(event))).containsExactly(event);
    }

    @Test
    void metadataWithoutCauseAndUserComesBackWithoutThem() {
        EventMetadata metadata = new EventMetadata(UUID.randomUUID(), null, null);
        DomainEvent event = event(new LedgerEvent.LedgerClosed(), metadata);
        StoredEvent stored = serializer.encode(event);
        assertThat(stored.metadata()).isEqualTo("{\"correlationId\":\"" + metadata.correlationId() + "\"}");
        assertThat(serializer.decode(stored)).containsExactly(event);
    }

    @Test
    void fieldsThatTheRecordDoesNotKnowAreSkipped() {
        DomainEvent decoded = serializer
                .decode(stored("LedgerOpened", 1, "{\"owner\": \"Nordwind\", \"colour\": \"blue\"}"))
                .getFirst();
        assertThat(decoded.payload()).isEqualTo(new LedgerEvent.LedgerOpened("Nordwind"));
    }

    @Test
    void anUnknownEventTypeIsNamed() {
        assertThatThrownBy(() -> serializer.decode(stored("LedgerBurnt", 1, "{}")))
                .isInstanceOf(EventSerializationException.class)
                .hasMessage("No payload class is known for LedgerBurnt (schema version 1)");
    }

    @Test
    void anUnknownSchemaVersionIsNamed() {
        assertThatThrownBy(() -> serializer.decode(stored("LedgerOpened", 7, "{}")))
                .isInstanceOf(EventSerializationException.class)
                .hasMessageContaining("LedgerOpened (schema version 7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"owner\": ", "{\"owner\": {}}"})
    void aPayloadThatDoesNotFitNamesItsEvent(String payload) {
        assertThatThrownBy(() -> serializer.decode(stored("LedgerOpened", 1, payload)))
                .isInstanceOf(EventSerializationException.class)
                .hasMessageContaining("version 3 of ledger-1, does not fit LedgerOpened");
    }

    @Test
    void nothingIsWrittenThatCouldNotBeReadAgain() {
        DomainEvent event = event(new LedgerEvent.LedgerClosed());
        DomainEvent mislabelled = new DomainEvent(
                event.eventId(),
                event.aggregateId(),
                event.aggregateType(),
                "LedgerOpened",
                1,
                event.timestamp(),
                event.version(),
                event.payload(),
                event.metadata());
        assertThatThrownBy(() -> serializer.encode(mislabelled)).isInstanceOf(EventSerializationException.class);
    }

    @Test
    void aRecordSaysItsOwnSchemaVersion() {
        EventTypes types = EventTypes.of(List.of(Renamed.class));
        assertThat(types.payloadClass(new EventType("Renamed", 2))).contains(Renamed.class);
        assertThat(types.payloadClass(new EventType("Renamed", 1))).isEmpty();
    }

    private static DomainEvent event(EventPayload payload) {
        return event(payload, EventMetadata.ofCommand(UUID.randomUUID(), "zoë"));
    }

    private static DomainEvent event(EventPayload payload, EventMetadata metadata) {
        EventType type = EventType.of(payload.getClass());
        return new DomainEvent(
                UUID.randomUUID(),
                "ledger-1",
                "Ledger",
                type.name(),
                type.schemaVersion(),
                Instant.parse("2026-11-23T08:00:00.123456789Z"),
                3,
                payload,
                metadata);
    }

    private static StoredEvent stored(String type, int schemaVersion, String payload) {
        return new StoredEvent(
                UUID.randomUUID(),
                "ledger-1",
                "Ledger",
                type,
                schemaVersion,
                Instant.EPOCH,
                3,
                payload,
                "{\"correlationId\": \"" + UUID.randomUUID() + "\"}");
    }

    @SchemaVersion(2)
    record Renamed(String name) implements EventPayload {}
}
