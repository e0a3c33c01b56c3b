package dev.hindsight.eventsourcing;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts {@link Personal} components of payloads. In the store each stands as an object that says what it is:
 * {@code {"encrypted": "AES-256-GCM", "person": "c-101", "data": "..."}}, the data being nonce and ciphertext in base 64.
 */
final class PersonalData {
    private static final String CIPHER = "AES-256-GCM";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JsonMapper json;
    private final @Nullable PersonKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** Without keys, nothing personal can be written, and what was written reads as null. */
    PersonalData(JsonMapper json, @Nullable PersonKeys keys) {
        this.json = json;
        this.keys = keys;
    }

    static boolean isMarked(Object payload) {
        return payload instanceof AboutPerson
                && Arrays.stream(payload.getClass().getRecordComponents())
                        .anyMatch(component -> component.isAnnotationPresent(Personal.class));
    }

    /** Whether the text may hold something encrypted. */
    static boolean mayBeIn(String text) {
        return text.contains(CIPHER);
    }

    /** Replaces the personal components of a payload in its JSON. */
    void conceal(AboutPerson payload, ObjectNode tree) {
        for (RecordComponent component : payload.getClass().getRecordComponents()) {
            JsonNode value = tree.get(component.getName());
            if (component.isAnnotationPresent(Personal.class) && value != null && !value.isNull()) {
                tree.set(component.getName(), encrypted(payload.personId(), value));
            }
        }
    }

    /** Decrypts everything in the tree that is encrypted; what has no key any more becomes null. */
    JsonNode reveal(JsonNode node) {
        if (node instanceof ObjectNode object && isEncrypted(object)) {
            return decrypted(
                    object.get("person").stringValue(), object.get("data").stringValue());
        }
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream().toList().forEach(name -> object.set(name, reveal(object.get(name))));
        }
        return node;
    }

    private static boolean isEncrypted(ObjectNode object) {
        return object.size() == 3
                && CIPHER.equals(object.path("encrypted").asString(""))
                && object.path("person").isString()
                && object.path("data").isString();
    }

    private ObjectNode encrypted(String person, JsonNode value) {
        if (keys == null) {
            throw new EventSerializationException("Personal data of %s cannot be kept without keys".formatted(person));
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] text = cipher(Cipher.ENCRYPT_MODE, keys.keyOf(person), person, nonce, json.writeValueAsBytes(value));
        byte[] data = Arrays.copyOf(nonce, NONCE + text.length);
        System.arraycopy(text, 0, data, NONCE, text.length);
        return json.createObjectNode()
                .put("encrypted", CIPHER)
                .put("person", person)
                .put("data", Base64.getEncoder().encodeToString(data));
    }

    private JsonNode decrypted(String person, String data) {
        Optional<SecretKey> key = keys == null ? Optional.empty() : keys.find(person);
        if (key.isEmpty()) {
            return NullNode.getInstance();
        }
        byte[] bytes = Base64.getDecoder().decode(data);
        byte[] nonce = Arrays.copyOf(bytes, NONCE);
        byte[] text = Arrays.copyOfRange(bytes, NONCE, bytes.length);
        return json.readTree(cipher(Cipher.DECRYPT_MODE, key.get(), person, nonce, text));
    }

    /** The person is authenticated with it, so that nobody's data can be passed off as somebody else's. */
    private static byte[] cipher(int mode, SecretKey key, String person, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(person.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new EventSerializationException("The personal data of %s does not fit its key".formatted(person), e);
        }
    }
}
