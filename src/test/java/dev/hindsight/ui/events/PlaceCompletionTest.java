package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.testing.Events;
import dev.hindsight.ui.events.QueryCompletion.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceCompletionTest {
    private final QueryVocabulary words = vocabulary();

    @Test
    void nameAfterNameIsProposedAndOneThatLeadsOnEndsInADot() {
        assertThat(proposals("")).containsExactly("payload.", "metadata.");
        assertThat(proposals("payload.")).containsExactly("\"a.b\".", "customer.", "total");
        assertThat(proposals("payload.customer.")).containsExactly("city", "name");
        assertThat(proposals("payload.\"a.b\".")).containsExactly("c");
        assertThat(proposals("metadata.")).containsExactly("correlationId");
        assertThat(proposals("payload.total.")).isEmpty();
        assertThat(proposals("elsewhere.")).isEmpty();
    }

    @Test
    void whatBeginsAsTypedComesFirstAndWhatIsCompleteNeedsNoProposal() {
        assertThat(proposals("payload.customer.n")).containsExactly("name");
        assertThat(proposals("payload.t")).containsExactly("total", "customer.");
        assertThat(proposals("payload.customer.city")).isEmpty();
        assertThat(proposals("payload.customer")).containsExactly("customer.");
    }

    @Test
    void aNameIsFoundWithoutTheWayToIt() {
        assertThat(proposals("cit")).containsExactly("payload.customer.city");
        assertThat(proposals("p")).startsWith("payload.");
    }

    @Test
    void hintsTellAValueOrWhatIsBelow() {
        assertThat(PlaceCompletion.at("payload.", 8, words).proposals())
                .contains(new Proposal("customer.", "city, name"), new Proposal("total", "such as 12.5"));
    }

    @Test
    void theNameAtTheCaretIsReplacedWithWhatIsBehindIt() {
        QueryCompletion completion = PlaceCompletion.at("payload.cus.city", 11, words);
        assertThat(completion.start()).isEqualTo(8);
        assertThat(completion.end()).isEqualTo(16);
        assertThat(completion.proposals()).extracting(Proposal::text).containsExactly("customer.");
    }

    private List<String> proposals(String text) {
        return PlaceCompletion.at(text, text.length(), words).proposals().stream()
                .map(Proposal::text)
                .toList();
    }

    private static QueryVocabulary vocabulary() {
        String payload =
                "{\"customer\": {\"city\": \"Köln\", \"name\": \"Ada\"}, \"total\": 12.5, \"a.b\": {\"c\": 1}}";
        return QueryVocabulary.of(
                new InMemoryEventStore(
                        List.of(new Events().next("order-1", "OrderPlaced", payload, Events.correlation(1), null))),
                Cancellation.never());
    }
}
