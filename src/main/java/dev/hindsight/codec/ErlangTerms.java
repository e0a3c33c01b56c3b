package dev.hindsight.codec;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Erlang's external term format (erlang.org, "External Term Format"): maps become objects, tuples and lists arrays, atoms
 * and binaries texts. Functions, references and pids are named, not shown.
 */
final class ErlangTerms implements Format {
    private static final int VERSION = 131;
    private static final int COMPRESSED = 80;
    private static final int DEEPEST = 200;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public Optional<Decoded> decode(byte[] bytes) {
        if (!Format.startsWith(bytes, VERSION) || bytes.length < 2) {
            return Optional.empty();
        }
        try {
            ByteBuffer terms =
                    (bytes[1] & 0xff) == COMPRESSED ? inflate(bytes) : ByteBuffer.wrap(bytes, 1, bytes.length - 1);
            JsonNode value = term(terms, 1);
            return terms.hasRemaining() ? Optional.empty() : Optional.of(new Decoded.Json(value, "an Erlang term"));
        } catch (BufferUnderflowException | IllegalArgumentException | DataFormatException e) {
            return Optional.of(new Decoded.Opaque("This begins as an Erlang term and is damaged or too large."));
        }
    }

    private static ByteBuffer inflate(byte[] bytes) throws DataFormatException {
        int length = ByteBuffer.wrap(bytes, 2, 4).getInt();
        if (length < 0 || length > Unpacked.MOST_BYTES) {
            throw new IllegalArgumentException("too large");
        }
        byte[] terms = new byte[length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes, 6, bytes.length - 6);
            if (inflater.inflate(terms) != length) {
                throw new IllegalArgumentException("cut off");
            }
        }
        return ByteBuffer.wrap(terms);
    }

    private static JsonNode term(ByteBuffer in, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        int tag = in.get() & 0xff;
        return switch (tag) {
            case 97 -> NODES.numberNode(in.get() & 0xff);
            case 98 -> NODES.numberNode(in.getInt());
            case 70 -> NODES.numberNode(in.getDouble());
            case 99 -> NODES.stringNode(latin(in, 31).strip().replace("\0", ""));
            case 100 -> atom(latin(in, in.getShort() & 0xffff));
            case 115 -> atom(latin(in, in.get() & 0xff));
            case 118 -> atom(utf8(in, in.getShort() & 0xffff));
            case 119 -> atom(utf8(in, in.get() & 0xff));
            case 104 -> array(in, in.get() & 0xff, depth);
            case 105 -> array(in, in.getInt(), depth);
            case 106 -> NODES.arrayNode();
            case 107 -> characters(in, in.getShort() & 0xffff);
            case 108 -> list(in, depth);
            case 109 -> binary(bytes(in, in.getInt()));
            case 110 -> large(in, in.get() & 0xff);
            case 111 -> large(in, in.getInt());
            case 116 -> map(in, depth);
            default -> throw new IllegalArgumentException("tag " + tag);
        };
    }

    private static JsonNode atom(String name) {
        return switch (name) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "nil", "null", "undefined" -> NODES.nullNode();
            default -> NODES.stringNode(name);
        };
    }

    private static ArrayNode array(ByteBuffer in, int size, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < fitting(in, size); i++) {
            array.add(term(in, depth + 1));
        }
        return array;
    }

    /** A proper list ends with an empty one; whatever else ends it is its last element. */
    private static ArrayNode list(ByteBuffer in, int depth) {
        ArrayNode list = array(in, in.getInt(), depth);
        JsonNode tail = term(in, depth + 1);
        if (!tail.isArray() || !tail.isEmpty()) {
            list.add(tail);
        }
        return list;
    }

    private static ObjectNode map(ByteBuffer in, int depth) {
        ObjectNode map = NODES.objectNode();
        int size = fitting(in, in.getInt());
        for (int i = 0; i < size; i++) {
            JsonNode key = term(in, depth + 1);
            map.set(key.isString() ? key.stringValue() : key.toString(), term(in, depth + 1));
        }
        return map;
    }

    /** A list of small integers is text where all of it is printable. */
    private static JsonNode characters(ByteBuffer in, int length) {
        byte[] values = bytes(in, length);
        boolean printable = true;
        ArrayNode numbers = NODES.arrayNode();
        for (byte value : values) {
            numbers.add(value & 0xff);
            printable &= value >= ' ' && value < 127;
        }
        return printable ? NODES.stringNode(new String(values, StandardCharsets.US_ASCII)) : numbers;
    }

    private static JsonNode binary(byte[] value) {
        String text = JsonText.text(value);
        return NODES.stringNode(text == null ? "base64:" + Base64.getEncoder().encodeToString(value) : text);
    }

    /** A sign, then the digits to base 256, the lowest first. */
    private static JsonNode large(ByteBuffer in, int length) {
        int sign = in.get() == 0 ? 1 : -1;
        byte[] digits = bytes(in, length);
        byte[] magnitude = new byte[digits.length];
        for (int i = 0; i < digits.length; i++) {
            magnitude[i] = digits[digits.length - 1 - i];
        }
        return NODES.numberNode(new BigInteger(sign, magnitude));
    }

    private static String latin(ByteBuffer in, int length) {
        return new String(bytes(in, length), StandardCharsets.ISO_8859_1);
    }

    private static String utf8(ByteBuffer in, int length) {
        return new String(bytes(in, length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[fitting(in, length)];
        in.get(bytes);
        return bytes;
    }

    /** A length that the rest could hold: memory is taken for what is there, not for what is claimed. */
    private static int fitting(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        return length;
    }
}
