package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.testing.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryCompletionTest {
    private final QueryVocabulary words = vocabulary();

    @Test
    void pathsSeenInEventsAreProposedByAnyPartOfThem() {
        assertThat(proposals("city|")).startsWith("payload.customer.city");
        assertThat(proposals("|")).contains("type", "user", "payload.total", "metadata.correlationId", "not");
    }

    @Test
    void valuesAreThoseOfTheField() {
        assertThat(proposals("type = |")).containsExactly("ItemAdded", "OrderPlaced");
        assertThat(proposals("streamType in (order, p|")).containsExactly("payment");
        assertThat(proposals("payload.customer.city = |")).containsExactly("\"Köln\"");
    }

    @Test
    void theGrammarSaysWhatComesNext() {
        assertThat(proposals("type |")).contains("=", "in (", "exists");
        assertThat(proposals("type = ItemAdded a|")).containsExactly("and");
        assertThat(proposals("type type = |")).as("behind a mistake").isEmpty();
    }

    @Test
    void whatIsTypedIsReplaced() {
        QueryCompletion completion = QueryCompletion.at("type = Item and x", 11, words);
        assertThat(completion.start()).isEqualTo(7);
        assertThat(completion.end()).isEqualTo(11);
        assertThat(completion.proposals())
                .extracting(QueryCompletion.Proposal::text)
                .containsExactly("ItemAdded");
    }

    private List<String> proposals(String text) {
        int caret = text.indexOf('|');
        return QueryCompletion.at(text.replace("|", ""), caret, words).proposals().stream()
                .map(QueryCompletion.Proposal::text)
                .toList();
    }

    private static QueryVocabulary vocabulary() {
        Events events = new Events();
        return QueryVocabulary.of(
                new InMemoryEventStore(List.of(
                        events.next(
                                "order-1",
                                "OrderPlaced",
                                "{\"customer\": {\"city\": \"Köln\"}, \"total\": 12.5}",
                                Events.correlation(1),
                                null),
                        events.next("payment-1", "ItemAdded", "{\"total\": 3}"))),
                Cancellation.never());
    }
}
