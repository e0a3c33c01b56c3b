package dev.hindsight.ui.inspector;

import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Field;
import dev.hindsight.ui.common.AdaptingSplit;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.JsonView;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Payload and metadata as JSON, the payload as it is stored beside what the code makes of it, and what it printed. */
final class ContentTabs extends TabPane {
    private static final double BESIDE_WIDTH = 560;

    private final ContentPane payload = new ContentPane("Payload");
    private final ContentPane metadata = new ContentPane("Metadata");
    private final ContentPane stored = new ContentPane("Stored form");
    private final ContentPane current = new ContentPane("Current form");
    private final ContentPane output = new ContentPane("Output");
    private final Tab outputTab = output.tab();
    private final Tab formsTab = new Tab("Stored form", new AdaptingSplit(BESIDE_WIDTH, stored, current));

    ContentTabs() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().setAll(payload.tab(), metadata.tab(), formsTab, outputTab);
        current.setId("current-form");
        setMinHeight(80);
        getStyleClass().add("dense-tabs");
    }

    /** Offers to narrow the list of events by a value of the payload or the metadata, or to show its like as a column. */
    void offerConditions(Consumer<Condition> narrow, Consumer<Field> column) {
        payload.json.offer(place -> ValueMenu.items(Field.Root.PAYLOAD, place, narrow, column));
        metadata.json.offer(place -> ValueMenu.items(Field.Root.METADATA, place, narrow, column));
    }

    ReadOnlyBooleanProperty formsShownProperty() {
        return formsTab.selectedProperty();
    }

    void showCurrent(CurrentForm form) {
        switch (form) {
            case CurrentForm.Words(String text) -> {
                current.note("");
                current.showText("As the code takes it. " + text, "");
            }
            case CurrentForm.Json(JsonText text, List<String> upcasters) -> {
                current.note(upcasters.isEmpty() ? "" : "Upcast by " + String.join(", then ", upcasters));
                current.showJson("As the code takes it", text);
            }
        }
    }

    /** The tab says from afar whether there is any. */
    void showOutput(String text) {
        outputTab.setText(text.isEmpty() ? "Output" : "Output •");
        output.showText(text.isEmpty() ? "The code printed nothing during this event." : "Printed by the code", text);
    }

    void show(Inspection inspection) {
        payload.show(
                inspection.decodedPayload(),
                inspection.payload(),
                inspection.event().payload());
        metadata.show(
                inspection.decodedMetadata(),
                inspection.metadata(),
                inspection.event().metadata());
        stored.showStored(inspection.event().payload());
    }

    private static final class ContentPane extends BorderPane {
        private final String name;
        private final JsonView json;
        private final Label kind = new Label();
        private final Label note = new Label();
        private Supplier<String> copied = () -> "";

        ContentPane(String name) {
            this.name = name;
            this.json = new JsonView(name);
            kind.getStyleClass().add("muted");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Node copy = Buttons.icon(
                    Feather.COPY, "Copy " + name.toLowerCase(Locale.ROOT), () -> Copying.text(copied.get()));
            HBox bar = new HBox(kind, space, copy);
            bar.getStyleClass().addAll("strip", "slim");
            note.getStyleClass().add("content-note");
            note.setWrapText(true);
            note.setMinWidth(0);
            note.setMinHeight(USE_PREF_SIZE);
            note("");
            setTop(new VBox(bar, note));
            setCenter(json);
        }

        /** A remark above the content; empty for none. */
        void note(String words) {
            note.setText(words);
            note.setVisible(!words.isEmpty());
            note.setManaged(!words.isEmpty());
        }

        Tab tab() {
            return new Tab(name, this);
        }

        void show(Decoded decoded, @Nullable JsonText laidOut, Content stored) {
            switch (decoded) {
                case Decoded.Json decodedJson
                when laidOut != null -> {
                    kind.setText(decodedJson.recognisedAs() + ", " + size(stored));
                    fill(laidOut);
                    copied = () -> JsonText.of(decodedJson.value()).text();
                }
                case Decoded.Opaque(String reason) -> {
                    kind.setText(size(stored) + ". " + reason);
                    showPlain(StoredForm.of(stored));
                }
                default -> {
                    kind.setText("None");
                    showPlain("");
                }
            }
        }

        void showText(String words, String text) {
            kind.setText(words);
            showPlain(text);
        }

        void showJson(String words, JsonText text) {
            kind.setText(words);
            fill(text);
        }

        void showStored(Content content) {
            kind.setText("As it is stored. "
                    + switch (content) {
                        case Content.Text text -> "Text, " + size(text);
                        case Content.Bytes bytes -> "Bytes, " + size(bytes);
                        case Content.Absent() -> "None";
                        case Content.Unreadable(String reason) -> reason;
                    });
            showPlain(StoredForm.of(content));
        }

        private void fill(JsonText text) {
            copied = text::text;
            json.show(text);
        }

        private void showPlain(String text) {
            copied = () -> text;
            json.showPlain(text);
        }

        private static String size(Content content) {
            return content.size() < 10_000
                    ? "%,d bytes".formatted(content.size())
                    : "%,d kB".formatted(content.size() / 1000);
        }
    }
}
