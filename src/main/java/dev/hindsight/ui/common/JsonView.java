package dev.hindsight.ui.common;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows JSON or plain text, coloured, folding and selectable. Very long text is shown in part until asked for. */
public final class JsonView extends BorderPane {
    /** About 2,000 lines: what is shown without a noticeable pause. */
    private static final int SHOWN_AT_ONCE = 100_000;

    private static final String MARKED = "json-marked";

    private final CodeArea area = new CodeArea();
    private final Map<Integer, JsonText.Fold> foldByLine = new HashMap<>();
    private JsonText shown = new JsonText("", List.of(), List.of());

    public JsonView(String accessibleText) {
        area.setEditable(false);
        area.setWrapText(false);
        area.setAccessibleText(accessibleText);
        area.getStyleClass().addAll("json-area", "code");
        setCenter(new VirtualizedScrollPane<>(area));
        getStyleClass().add("json-view");
    }

    /** Offers this for the value under the pointer or the caret; {@code items} makes nothing for a container. */
    public void offer(Function<JsonPlace, List<MenuItem>> items) {
        ContextMenu menu = new ContextMenu();
        area.setOnContextMenuRequested(event -> {
            int index = event.isKeyboardTrigger()
                    ? area.getCaretPosition()
                    : area.hit(event.getX(), event.getY()).getInsertionIndex();
            List<MenuItem> offered = JsonPlace.at(area.getText(), index)
                    .filter(place -> !shown.isSealed(place.value()))
                    .map(items)
                    .orElse(List.of());
            menu.getItems().setAll(offered);
            if (!offered.isEmpty()) {
                menu.show(area, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
    }

    /** Shows JSON. */
    public void show(JsonText json) {
        fill(cut(json));
    }

    /** As much of the text as is shown at once; offers the rest. */
    private JsonText cut(JsonText json) {
        boolean whole = json.text().length() <= SHOWN_AT_ONCE;
        setBottom(whole ? null : cutNotice(json));
        return whole ? json : head(json);
    }

    /**
     * Shows JSON in place of similar JSON: what was in sight and what was folded stays so, unless what is pointed out is
     * elsewhere, for which it scrolls.
     */
    public void showInPlace(JsonText json) {
        int top = area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
        int inSight = area.getVisibleParagraphs().size();
        change(cut(json));
        int lines = area.getParagraphs().size();
        json.marks().stream()
                .filter(line -> line < lines)
                .findFirst()
                .filter(line -> line < top || line >= top + Math.max(1, inSight - 1))
                .ifPresentOrElse(
                        line -> area.showParagraphAtTop(Math.max(0, line - 3)),
                        () -> area.showParagraphAtTop(Math.min(top, lines - 1)));
    }

    /** Shows text without colours. */
    public void showPlain(String text) {
        show(new JsonText(text, List.of(), List.of()));
    }

    private void fill(JsonText json) {
        area.setParagraphGraphicFactory(null);
        put(json, new LineDifference(0, area.getLength(), json.text().length()));
        offerFolds(json);
        area.moveTo(0);
        area.requestFollowCaret();
    }

    /** Puts in only the lines that differ, which is much less work than all of them where few do. */
    private void change(JsonText json) {
        JsonText before = shown;
        put(json, LineDifference.between(before.text(), json.text()));
        if (!json.folds().equals(before.folds())) {
            area.setParagraphGraphicFactory(null);
            offerFolds(json);
        }
    }

    private void put(JsonText json, LineDifference lines) {
        mark(shown, false);
        shown = json;
        area.replaceText(lines.start(), lines.endBefore(), json.text().substring(lines.start(), lines.endAfter()));
        color(json, lines.start(), lines.endAfter());
        mark(json, true);
    }

    private void color(JsonText json, int from, int until) {
        if (!json.spans().isEmpty() && from < until) {
            area.setStyleSpans(from, styles(json, from, until));
        }
    }

    /** Points the lines out, or no longer; a line that is folded away stays so. */
    private void mark(JsonText json, boolean on) {
        json.marks().stream().filter(line -> line < area.getParagraphs().size()).forEach(line -> {
            List<String> styles = new ArrayList<>(area.getParagraph(line).getParagraphStyle());
            styles.remove(MARKED);
            if (on) {
                styles.add(MARKED);
            }
            area.setParagraphStyle(line, styles);
        });
    }

    private void offerFolds(JsonText json) {
        foldByLine.clear();
        json.folds().forEach(fold -> foldByLine.put(fold.firstLine(), fold));
        area.setParagraphGraphicFactory(this::foldMark);
    }

    private static JsonText head(JsonText json) {
        int end = json.text().lastIndexOf('\n', SHOWN_AT_ONCE);
        int cut = end > 0 ? end : SHOWN_AT_ONCE;
        return new JsonText(
                json.text().substring(0, cut),
                json.spans().stream().filter(span -> span.end() <= cut).toList(),
                List.of(),
                json.marks());
    }

    private Node cutNotice(JsonText json) {
        Label words = new Label("The first %,d of %,d characters."
                .formatted(SHOWN_AT_ONCE, json.text().length()));
        words.getStyleClass().add("muted");
        Hyperlink all = new Hyperlink("Show all");
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(event -> {
            setBottom(null);
            fill(json);
        });
        HBox notice = new HBox(8, words, all);
        notice.getStyleClass().addAll("strip", "strip-bottom");
        return notice;
    }

    /** The colours of whole lines. */
    private static StyleSpans<Collection<String>> styles(JsonText json, int from, int until) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int end = from;
        for (JsonText.Span span : json.spans()) {
            if (span.start() >= from && span.end() <= until) {
                builder.add(List.of("json-punctuation"), span.start() - end);
                builder.add(List.of("json-" + span.kind().name().toLowerCase(Locale.ROOT)), span.end() - span.start());
                end = span.end();
            }
        }
        builder.add(List.of("json-punctuation"), until - end);
        return builder.create();
    }

    private Node foldMark(int line) {
        StackPane place = new StackPane();
        place.getStyleClass().add("fold-mark");
        place.setAlignment(Pos.CENTER);
        JsonText.Fold fold = foldByLine.get(line);
        if (fold != null && line > 0) {
            boolean folded = area.isFolded(line + 1);
            place.getChildren().add(new FontIcon(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN));
            place.setOnMouseClicked(event -> toggle(fold));
        }
        return place;
    }

    private void toggle(JsonText.Fold fold) {
        if (area.isFolded(fold.firstLine() + 1)) {
            area.unfoldParagraphs(fold.firstLine());
        } else {
            area.foldParagraphs(fold.firstLine(), fold.lastLine());
        }
        area.recreateParagraphGraphic(fold.firstLine());
    }
}
