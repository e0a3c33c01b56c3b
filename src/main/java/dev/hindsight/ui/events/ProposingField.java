package dev.hindsight.ui.events;

import javafx.event.EventDispatcher;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.fxmisc.richtext.StyleClassedTextField;

/** A field that proposes how to go on with what is typed. The focus stays in it, whatever the proposals show. */
abstract class ProposingField extends StyleClassedTextField {
    private final SampledWords words;
    private final QueryPopup popup = new QueryPopup(this::accept);
    private final String afterProposal;
    private boolean typing;

    /** @param afterProposal what is typed by itself behind a proposal that was taken */
    ProposingField(SampledWords words, String afterProposal, String prompt) {
        this.words = words;
        this.afterProposal = afterProposal;
        getStyleClass().add("query-field");
        Text promptText = new Text(prompt);
        promptText.getStyleClass().add("query-prompt");
        setPromptText(promptText);
        textProperty().subscribe((before, now) -> proposeOrHide());
        words.vocabularyProperty().subscribe((before, now) -> proposeIfTyping());
        takeKeysFirst();
        addEventHandler(KeyEvent.KEY_TYPED, event -> typing = true);
        focusedProperty().subscribe(this::onFocus);
    }

    /** What could be typed where the caret is. */
    abstract QueryCompletion complete(String text, int caret, QueryVocabulary vocabulary);

    /** Shows a text that was not typed here. */
    final void show(String text) {
        if (!getText().equals(text)) {
            typing = false;
            replaceText(0, getLength(), text);
        }
    }

    private void onFocus(boolean focused) {
        if (focused) {
            words.learn();
        } else {
            popup.hide();
        }
    }

    private void proposeOrHide() {
        if (typing) {
            propose();
        } else {
            popup.hide();
        }
    }

    /** The words may come only when somebody has begun to type. */
    private void proposeIfTyping() {
        if (typing && isFocused()) {
            propose();
        }
    }

    private void propose() {
        popup.propose(
                complete(
                        getText(),
                        getCaretPosition(),
                        words.vocabularyProperty().get()),
                this);
    }

    private void accept(QueryCompletion completion, QueryCompletion.Proposal proposal) {
        typing = false;
        replaceText(completion.start(), completion.end(), proposal.text() + afterProposal);
        typing = true;
        propose();
    }

    /** Before the filters of the area itself, which take Tab and Enter for their own. */
    private void takeKeysFirst() {
        EventDispatcher own = getEventDispatcher();
        setEventDispatcher((event, tail) ->
                event instanceof KeyEvent key && key.getEventType() == KeyEvent.KEY_PRESSED && takes(key)
                        ? null
                        : own.dispatchEvent(event, tail));
    }

    private boolean takes(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            propose();
            return true;
        }
        typing |= event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE;
        return popup.isShowing() && popup.take(event.getCode());
    }
}
