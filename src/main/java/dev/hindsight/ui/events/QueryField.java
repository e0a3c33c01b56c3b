package dev.hindsight.ui.events;

import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.store.query.Token;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/** Where a query is typed: coloured, with a mistake marked at its place, and with proposals of how to go on. */
final class QueryField extends ProposingField {
    QueryField(QueryModel query, SampledWords words) {
        super(words, " ", "type = ItemAdded and payload.total > 12, or a text");
        setId("events-query");
        setAccessibleText("Query: events that meet a condition. Ctrl+Space proposes how to go on.");
        setMinWidth(160);
        textProperty().subscribe((before, now) -> {
            query.forgetMistake();
            colour(null);
        });
        query.mistakeProperty().subscribe(this::colour);
        setOnAction(event -> query.ask(getText()));
    }

    @Override
    QueryCompletion complete(String text, int caret, QueryVocabulary vocabulary) {
        return QueryCompletion.at(text, caret, vocabulary);
    }

    private void colour(@Nullable ConditionSyntaxException mistake) {
        if (getLength() > 0) {
            setStyleSpans(0, styles(getText(), mistake));
        }
    }

    private static StyleSpans<Collection<String>> styles(String text, @Nullable ConditionSyntaxException mistake) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int end = 0;
        for (Token token : Token.split(text)) {
            builder.add(List.of(), token.start() - end);
            boolean wrong = mistake != null && token.start() >= mistake.index();
            String kind = "query-" + token.kind().name().toLowerCase(Locale.ROOT);
            builder.add(wrong ? List.of(kind, "query-wrong") : List.of(kind), token.end() - token.start());
            end = token.end();
        }
        builder.add(List.of(), text.length() - end);
        return builder.create();
    }
}
