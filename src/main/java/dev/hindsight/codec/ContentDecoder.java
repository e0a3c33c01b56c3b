package dev.hindsight.codec;

import dev.hindsight.event.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Turns stored content into JSON by looking at its bytes. Nothing that a payload holds is run, resolved or fetched, and
 * what it unpacks to is bounded. Thread-safe.
 */
public final class ContentDecoder {
    private final List<Format> formats = List.of(
            new JavaSerialization(),
            new ErlangTerms(),
            new BinaryJson("Smile", BinaryJson.SMILE),
            new JsonText(),
            new XmlText(),
            new YamlText(),
            new BinaryJson("CBOR", BinaryJson.CBOR));

    /** Decodes a payload or metadata; content that cannot be decoded is normal, and comes back with the reason. */
    public Decoded decode(Content content) {
        return switch (content) {
            case Content.Absent() -> new Decoded.Absent();
            case Content.Unreadable(String reason) -> new Decoded.Opaque(reason);
            case Content.Text(String value) -> decodeText(value);
            case Content.Bytes(byte[] value) -> decodeBytes(value);
        };
    }

    private Decoded decodeText(String text) {
        if (text.isBlank()) {
            return new Decoded.Opaque("The text is empty.");
        }
        Decoded json = JsonText.decode(text);
        if (json instanceof Decoded.Json || !text.stripLeading().startsWith("<")) {
            return json;
        }
        return new XmlText().decode(text.getBytes(StandardCharsets.UTF_8)).orElse(json);
    }

    private Decoded decodeBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return new Decoded.Opaque("There are no bytes.");
        }
        try {
            Unpacked unpacked = Unpacked.of(bytes);
            return named(unpacked, decodePlain(unpacked.bytes()));
        } catch (PackedContentException e) {
            return new Decoded.Opaque(e.getMessage());
        }
    }

    private Decoded decodePlain(byte[] bytes) {
        for (Format format : formats) {
            Optional<Decoded> decoded = format.decode(bytes);
            if (decoded.isPresent()) {
                return decoded.get();
            }
        }
        return new Decoded.Opaque(Guess.about(bytes));
    }

    private static Decoded named(Unpacked unpacked, Decoded decoded) {
        if (unpacked.layers().isEmpty()) {
            return decoded;
        }
        String layers = String.join(", ", unpacked.layers());
        return switch (decoded) {
            case Decoded.Json(JsonNode value, String name) -> new Decoded.Json(value, name + " in " + layers);
            case Decoded.Opaque(String reason) -> new Decoded.Opaque("Unpacked from " + layers + ". " + reason);
            case Decoded.Absent() -> decoded;
        };
    }
}
