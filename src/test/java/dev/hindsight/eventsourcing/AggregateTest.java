package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private final Ledger ledger = Ledger.rehydrate(List.of());

    @Test
    void anAggregateWithoutEventsIsBlank() {
        assertThat(ledger.getId()).isNull();
        assertThat(ledger.getVersion()).isZero();
        assertThat(ledger.getUncommittedChanges()).isEmpty();
    }

    @Test
    void commandsRecordEventsWithVersionsInARow() {
        ledger.open("ledger-1");
        ledger.book("12.50");
        assertThat(ledger.getUncommittedChanges())
                .extracting(DomainEvent::version, DomainEvent::eventType)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "LedgerOpened"),
                        org.assertj.core.groups.Tuple.tuple(2L, "AmountBooked"));
        assertThat(ledger.balance()).isEqualByComparingTo("12.50");
    }

    @Test
    void nothingIsUncommittedAfterItWasStored() {
        ledger.open("ledger-1");
        ledger.markCommitted();
        assertThat(ledger.getUncommittedChanges()).isEmpty();
        assertThat(ledger.getVersion()).isEqualTo(1);
    }

    @Test
    void replayedEventsAreNotUncommitted() {
        List<DomainEvent> events = Ledger.bookings("ledger-1", 0, 10);
        Ledger rebuilt = Ledger.rehydrate(events);
        assertThat(rebuilt.getUncommittedChanges()).isEmpty();
        assertThat(rebuilt.getVersion()).isEqualTo(10);
        assertThat(rebuilt.balance()).isEqualByComparingTo("13.50");
    }

    @Test
    void aStreamWithAGapIsReplayedAsItIs() {
        List<DomainEvent> events = Ledger.bookings("ledger-1", 0, 5);
        Ledger rebuilt = Ledger.rehydrate(List.of(events.get(0), events.get(4)));
        assertThat(rebuilt.getVersion()).isEqualTo(5);
    }

    @Test
    void aRefusedCommandRecordsNothing() {
        ledger.open("ledger-1");
        ledger.close();
        assertThatThrownBy(() -> ledger.book("1"))
                .isInstanceOfSatisfying(CommandRefusedException.class, refused -> {
                    assertThat(refused.aggregateId()).isEqualTo("ledger-1");
                    assertThat(refused.version()).isEqualTo(2);
                })
                .hasMessage("ledger-1: nothing can be booked on a closed ledger");
        assertThat(ledger.getVersion()).isEqualTo(2);
    }

    @Test
    void anAggregateIsCreatedOnlyOnce() {
        ledger.open("ledger-1");
        assertThatThrownBy(() -> ledger.open("ledger-2")).isInstanceOf(CommandRefusedException.class);
    }

    @Test
    void aBlankAggregateRefusesOtherCommands() {
        assertThatThrownBy(() -> ledger.book("1"))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("does not exist yet");
    }
}
