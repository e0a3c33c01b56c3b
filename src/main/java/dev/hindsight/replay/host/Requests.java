package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes the lines that a runner is sent during one replay. For one thread. */
final class Requests {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final ContentDecoder decoder = new ContentDecoder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    /** The event types whose class the runner has been told. */
    private final Set<String> told = new HashSet<>();

    byte[] begin(long replay, StreamId stream, String streamType, AggregateCode code, ReplayLimits limits) {
        return line(json -> {
            json.writeNumberProperty("begin", replay);
            json.writeStringProperty("stream", stream.value());
            json.writeStringProperty("streamType", streamType);
            call(json, code);
            json.writeNumberProperty("eventMillis", limits.perEvent().toMillis());
            json.writeNumberProperty("replayMillis", limits.perReplay().toMillis());
            json.writeNumberProperty("stateValues", limits.stateValues());
            json.writeNumberProperty("outputCharacters", limits.outputCharacters());
        });
    }

    private static void call(JsonGenerator json, AggregateCode code) {
        AggregateCode.Call call = code.call();
        if (call == null) {
            return;
        }
        json.writeStringProperty("class", call.className());
        json.writeStringProperty("style", call.style());
        json.writeStringProperty("member", call.member());
        optional(json, "initial", call.initial());
        optional(json, "mapper", code.mapper());
        optional(json, "decoder", code.decoder());
        texts(json, "ignore", code.ignored());
        texts(json, "upcasters", code.upcasters());
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /** The event, to be applied. */
    byte[] apply(StoredEvent event, AggregateCode code) {
        return withClass(event, code, json -> event(json, event));
    }

    /** The event, to be shown as the code takes it. */
    byte[] show(StoredEvent event, AggregateCode code) {
        return withClass(event, code, json -> {
            json.writeBooleanProperty("show", true);
            event(json, event);
        });
    }

    /** Before the first event of a type, a line that tells the class that stands for it, if one is known. */
    private byte[] withClass(StoredEvent event, AggregateCode code, Consumer<JsonGenerator> content) {
        String type = event.header().type();
        bytes.reset();
        if (told.add(type)) {
            code.events()
                    .classFor(type)
                    .ifPresent(name -> add(json -> {
                        json.writeStringProperty("eventType", type);
                        json.writeStringProperty("class", name);
                    }));
        }
        add(content);
        return bytes.toByteArray();
    }

    byte[] end() {
        return line(json -> json.writeBooleanProperty("end", true));
    }

    private void event(JsonGenerator json, StoredEvent event) {
        EventHeader header = event.header();
        json.writeNumberProperty("version", header.version());
        json.writeStringProperty("id", header.id().value());
        json.writeStringProperty("type", header.type());
        optional(json, "schemaVersion", header.schemaVersion());
        json.writeStringProperty("at", header.at().atOffset(ZoneOffset.UTC).toString());
        content(json, "payload", event.payload());
        content(json, "metadata", event.metadata());
    }

    /** As it is stored where it is JSON already: parsing it here and again there would be half of the work. */
    private void content(JsonGenerator json, String name, Content content) {
        if (content instanceof Content.Text(String text) && !text.isBlank()) {
            json.writeName(name);
            json.writeRawValue(onOneLine(text));
            return;
        }
        switch (decoder.decode(content)) {
            case Decoded.Json decoded -> {
                json.writeName(name);
                json.writeRawValue(decoded.value().toString());
            }
            case Decoded.Opaque(String reason) -> json.writeStringProperty(name + "Problem", reason);
            case Decoded.Absent() -> {}
        }
    }

    /** In JSON, a line can only end between values, where a space does as well. */
    private static String onOneLine(String json) {
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0
                ? json
                : json.replace('\n', ' ').replace('\r', ' ');
    }

    private byte[] line(Consumer<JsonGenerator> content) {
        bytes.reset();
        add(content);
        return bytes.toByteArray();
    }

    private void add(Consumer<JsonGenerator> content) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        bytes.write('\n');
    }
}
