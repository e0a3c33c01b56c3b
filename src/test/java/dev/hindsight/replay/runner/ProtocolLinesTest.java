package dev.hindsight.replay.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** Lines come in as they went out, however the connection cuts them. */
class ProtocolLinesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final OutgoingLines out = new OutgoingLines();

    private IncomingLines sent(int atATime) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.sendTo(bytes);
        InputStream in = new FilterInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            public int read(byte[] target, int offset, int most) throws IOException {
                return super.read(target, offset, Math.min(most, atATime));
            }
        };
        return new IncomingLines(in, MAPPER::createParser);
    }

    private static String name(IncomingLines lines) throws IOException {
        assertThat(lines.next()).isTrue();
        JsonParser json = lines.object();
        assertThat(json.nextName()).isEqualTo("name");
        assertThat(json.nextToken().isScalarValue()).isTrue();
        String name = json.getString();
        assertThat(json.nextName()).isNull();
        return name;
    }

    private static @Nullable String text(IncomingLines lines) throws IOException {
        assertThat(lines.next()).isTrue();
        return lines.text();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000_000})
    void objectsAndTextsComeInTurn(int atATime) throws IOException {
        String large = "é".repeat(100_000);
        out.object(json -> json.writeStringProperty("name", "first"));
        out.text("{\"not\": \"closed");
        out.text("");
        out.object(json -> json.writeStringProperty("name", large));
        out.text("[" + large + "]");
        out.object(json -> json.writeStringProperty("name", "last"));
        IncomingLines lines = sent(atATime);
        assertThat(name(lines)).isEqualTo("first");
        assertThat(text(lines)).isEqualTo("{\"not\": \"closed");
        assertThat(text(lines)).isNull();
        assertThat(name(lines)).isEqualTo(large);
        assertThat(text(lines)).isEqualTo("[" + large + "]");
        assertThat(name(lines)).isEqualTo("last");
        assertThat(lines.next()).isFalse();
    }

    @Test
    void aTextIsOneLineWhateverItHolds() throws IOException {
        out.text("{\n\"end\":\r\ntrue}");
        IncomingLines lines = sent(100);
        assertThat(text(lines)).isEqualTo("{ \"end\":  true}");
        assertThat(lines.next()).isFalse();
    }

    @Test
    void anObjectEndsOnItsLine() throws IOException {
        out.text("{\"name\":");
        out.text("\"next line\"}");
        IncomingLines lines = sent(100);
        assertThat(lines.next()).isTrue();
        assertThatThrownBy(lines.object()::nextName).isInstanceOf(StreamReadException.class);
    }

    @Test
    void ofAnObjectThatCannotBeWrittenNothingIsSent() throws IOException {
        out.object(json -> json.writeStringProperty("name", "before"));
        assertThatThrownBy(() -> out.object(json -> {
                    json.writeArrayPropertyStart("name");
                    json.writeString("x".repeat(100_000));
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        out.object(json -> json.writeStringProperty("name", "after"));
        IncomingLines lines = sent(100);
        assertThat(name(lines)).isEqualTo("before");
        assertThat(name(lines)).isEqualTo("after");
        assertThat(lines.next()).isFalse();
    }

    @Test
    void theParserOfAllObjectsTakesAnyNumberOfNames() throws IOException {
        int many = 300_000;
        for (int i = 0; i < many; i++) {
            String name = "name-" + i;
            out.object(json -> json.writeNumberProperty(name, 1));
        }
        IncomingLines lines = sent(1 << 16);
        for (int i = 0; i < many; i++) {
            assertThat(lines.next()).isTrue();
            JsonParser json = lines.object();
            if (!("name-" + i).equals(json.nextName())) {
                throw new AssertionError("Not name-" + i);
            }
            json.nextToken();
            json.nextToken();
        }
    }

    @Test
    void whatIsCutOffAtTheEndIsNoLine() throws IOException {
        IncomingLines lines = new IncomingLines(
                new ByteArrayInputStream("{}\n{\"appl".getBytes(StandardCharsets.UTF_8)), MAPPER::createParser);
        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isFalse();
    }
}
