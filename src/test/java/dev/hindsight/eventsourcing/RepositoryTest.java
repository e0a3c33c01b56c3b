package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.testing.TestPostgres;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    private final EventStore store =
            new PostgresEventStore(TestPostgres.freshDatabase(), new EventSerializer(Ledger.EVENT_TYPES));
    private final Repository<Ledger> ledgers = new Repository<>(store, Ledger::rehydrate, 3);

    @Test
    void whatWasSavedIsLoaded() {
        Ledger ledger = ledgers.load("ledger-1");
        ledger.open("ledger-1");
        ledger.book("12.50");
        ledgers.save(ledger);
        assertThat(ledger.getUncommittedChanges()).isEmpty();
        assertThat(ledgers.load("ledger-1").balance()).isEqualByComparingTo("12.50");
    }

    @Test
    void whoSavesAnOutdatedAggregateIsTold() {
        ledgers.update("ledger-1", ledger -> ledger.open("ledger-1"));
        Ledger outdated = ledgers.load("ledger-1");
        ledgers.update("ledger-1", ledger -> ledger.book("1"));
        outdated.book("2");
        assertThatThrownBy(() -> ledgers.save(outdated)).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void anUpdateThatWasTooSlowIsDoneAgain() {
        ledgers.update("ledger-1", ledger -> ledger.open("ledger-1"));
        AtomicInteger attempts = new AtomicInteger();
        ledgers.update("ledger-1", ledger -> {
            if (attempts.incrementAndGet() == 1) {
                bookBehindItsBack();
            }
            ledger.book("5");
        });
        assertThat(attempts).hasValue(2);
        assertThat(ledgers.load("ledger-1").balance()).isEqualByComparingTo("6");
    }

    @Test
    void anUpdateThatIsAlwaysTooSlowGivesUp() {
        ledgers.update("ledger-1", ledger -> ledger.open("ledger-1"));
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> ledgers.update("ledger-1", ledger -> {
                    attempts.incrementAndGet();
                    bookBehindItsBack();
                    ledger.book("5");
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(attempts).hasValue(3);
    }

    private void bookBehindItsBack() {
        Ledger faster = ledgers.load("ledger-1");
        faster.book("1");
        ledgers.save(faster);
    }
}
