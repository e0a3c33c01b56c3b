package dev.hindsight.store.postgres;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.query.ConditionMatch;
import dev.hindsight.store.query.Field;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An event whose content the database cannot look into, decoded as far as somebody asks. */
final class LookedInto implements ConditionMatch.Candidate {
    private static final ContentDecoder DECODER = new ContentDecoder();

    private final StoredEvent event;
    private final Map<Field.Root, JsonNode> documents = new EnumMap<>(Field.Root.class);

    LookedInto(StoredEvent event) {
        this.event = event;
    }

    @Override
    public EventHeader header() {
        return event.header();
    }

    @Override
    public JsonNode document(Field.Root root) {
        return documents.computeIfAbsent(root, asked -> decode(content(asked)));
    }

    @Override
    public String text(Field.Root root) {
        if (content(root) instanceof Content.Text(String text)) {
            return text;
        }
        JsonNode document = document(root);
        return document.isMissingNode() ? "" : document.toString();
    }

    private Content content(Field.Root root) {
        return root == Field.Root.PAYLOAD ? event.payload() : event.metadata();
    }

    private static JsonNode decode(Content content) {
        return DECODER.decode(content) instanceof Decoded.Json json
                ? json.value()
                : JsonNodeFactory.instance.missingNode();
    }
}
