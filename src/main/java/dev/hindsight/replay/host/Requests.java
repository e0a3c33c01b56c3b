package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.runner.OutgoingLines;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What a runner is asked, until it is sent. For one thread. */
final class Requests {
    /** So many bytes are sent together. */
    private static final int SEND_FROM = 1 << 16;

    private final ContentDecoder decoder = new ContentDecoder();
    private final OutgoingLines lines = new OutgoingLines();
    /** The event types whose class the runner has been told. */
    private final Set<String> told = new HashSet<>();

    /** With the one that begins the replay. */
    static Requests beginning(
            long replay, StreamId stream, String streamType, AggregateCode code, ReplayLimits limits) {
        Requests requests = new Requests();
        requests.begin(replay, stream, streamType, code, limits);
        return requests;
    }

    /** Another replay begins, where the one before has come to its end. */
    void begin(long replay, StreamId stream, String streamType, AggregateCode code, ReplayLimits limits) {
        told.clear();
        lines.object(json -> {
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

    /** The event is to be applied. */
    void apply(StoredEvent event, AggregateCode code) {
        event(event, code, false);
    }

    /** The event is to be shown as the code takes it. */
    void show(StoredEvent event, AggregateCode code) {
        event(event, code, true);
    }

    void end() {
        lines.object(json -> json.writeBooleanProperty("end", true));
    }

    private void event(StoredEvent event, AggregateCode code, boolean show) {
        EventHeader header = event.header();
        if (told.add(header.type())) {
            code.events().classFor(header.type()).ifPresent(name -> tell(header.type(), name));
        }
        Json payload = json(event.payload());
        Json metadata = json(event.metadata());
        lines.object(json -> {
            if (show) {
                json.writeBooleanProperty("show", true);
            }
            header(json, header);
            optional(json, "payloadProblem", payload.problem());
        });
        lines.text(payload.text());
        lines.text(metadata.text());
    }

    private void tell(String eventType, String className) {
        lines.object(json -> {
            json.writeStringProperty("eventType", eventType);
            json.writeStringProperty("class", className);
        });
    }

    private static void header(JsonGenerator json, EventHeader header) {
        json.writeNumberProperty("version", header.version());
        json.writeStringProperty("id", header.id().value());
        json.writeStringProperty("type", header.type());
        optional(json, "schemaVersion", header.schemaVersion());
        json.writeStringProperty("at", header.at().atOffset(ZoneOffset.UTC).toString());
    }

    /**
     * A content as JSON.
     *
     * @param text empty where there is none
     * @param problem why there is none although the store has the content
     */
    private record Json(String text, @Nullable String problem) {}

    /** As it is stored where it is JSON already: parsing it here and again there would be half of the work. */
    private Json json(Content content) {
        if (content instanceof Content.Text(String text) && !text.isBlank()) {
            return new Json(text, null);
        }
        return switch (decoder.decode(content)) {
            case Decoded.Json decoded -> new Json(decoded.value().toString(), null);
            case Decoded.Opaque(String reason) -> new Json("", reason);
            case Decoded.Absent() -> new Json("", null);
        };
    }

    /** Whether there is enough to be sent together. */
    boolean isFull() {
        return lines.size() >= SEND_FROM;
    }

    void sendTo(OutputStream out) throws IOException {
        lines.sendTo(out);
    }
}
