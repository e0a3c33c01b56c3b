package dev.hindsight.ui.events;

import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.store.query.Token;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.fxmisc.richtext.StyleClassedTextField;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/** Where a query is typed: coloured, with a mistake marked at its place, and with proposals of how to go on. */
final class QueryField extends StyleClassedTextField {
    private final QueryModel query;
    private final QueryPopup popup;
    private boolean typing;

    QueryField(QueryModel query) {
        this.query = query;
        this.popup = new QueryPopup(this::accept);
        setId("events-query");
        getStyleClass().add("query-field");
        setAccessibleText("Query: events that meet a condition. Ctrl+Space proposes how to go on.");
        Text prompt = new Text("type = ItemAdded and payload.total > 12, or a text");
        prompt.getStyleClass().add("query-prompt");
        setPromptText(prompt);
        setMinWidth(160);
        textProperty().subscribe((before, now) -> changed());
        query.mistakeProperty().subscribe(this::colour);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, event -> typing = true);
        focusedProperty().subscribe(focused -> {
            if (focused) {
                query.learn();
            } else {
                popup.hide();
            }
        });
    }

    /** Does that on Enter, unless Enter takes a proposal. */
    void onQuery(Runnable action) {
        setOnAction(event -> {
            if (!popup.isShowing() || !popup.take(KeyCode.ENTER)) {
                action.run();
            }
        });
    }

    /** Shows a text that was not typed here. */
    void show(String text) {
        if (!getText().equals(text)) {
            typing = false;
            replaceText(0, getLength(), text);
        }
    }

    private void changed() {
        query.forgetMistake();
        colour(null);
        if (typing) {
            propose();
        } else {
            popup.hide();
        }
    }

    private void propose() {
        popup.propose(query.complete(getText(), getCaretPosition()), this);
    }

    private void accept(QueryCompletion completion, QueryCompletion.Proposal proposal) {
        typing = false;
        replaceText(completion.start(), completion.end(), proposal.text() + " ");
        typing = true;
        propose();
    }

    private void onKey(KeyEvent event) {
        boolean asked = event.getCode() == KeyCode.SPACE && event.isControlDown();
        if (asked) {
            propose();
            event.consume();
        } else if (event.getCode() != KeyCode.ENTER && popup.isShowing() && popup.take(event.getCode())) {
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
            typing = true;
        }
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
