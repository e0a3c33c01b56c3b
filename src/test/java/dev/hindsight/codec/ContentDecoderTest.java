package dev.hindsight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.smile.SmileMapper;

class ContentDecoderTest {
    private static final String JSON = "{\"city\":\"Köln\",\"total\":9007199254740993,\"price\":12.50,\"none\":null}";

    private final ContentDecoder decoder = new ContentDecoder();

    @Test
    void readsJsonAsTextAndAsBytesToTheLastDigit() {
        assertDecoded(decoder.decode(new Content.Text(JSON)), JSON, "JSON");
        assertDecoded(decode(utf8(JSON)), JSON, "JSON");
    }

    @Test
    void takesJsonOutOfAJsonText() {
        assertDecoded(decode(utf8("\"{\\\"a\\\": 1}\"")), "{\"a\":1}", "JSON encoded twice");
        assertDecoded(decode(utf8("\"{curly\"")), "\"{curly\"", "JSON");
    }

    @Test
    void unpacksGzipZlibAndLz4() throws IOException {
        assertDecoded(decode(packed(GZIPOutputStream::new, utf8(JSON))), JSON, "JSON in gzip");
        assertDecoded(decode(packed(DeflaterOutputStream::new, utf8(JSON))), JSON, "JSON in zlib");
        assertDecoded(decode(packed(LZ4FrameOutputStream::new, utf8(JSON))), JSON, "JSON in LZ4");
        byte[] block = LZ4Factory.safeInstance().fastCompressor().compress(utf8(JSON));
        byte[] pekko = ByteBuffer.allocate(8 + block.length)
                .putInt(0x87d96df6)
                .putInt(utf8(JSON).length)
                .put(block)
                .array();
        assertDecoded(decode(pekko), JSON, "JSON in LZ4 block");
    }

    @Test
    void readsCborAndSmile() {
        Map<String, Object> value = Map.of("total", 9007199254740993L);

        assertDecoded(decode(new CBORMapper().writeValueAsBytes(value)), "{\"total\":9007199254740993}", "CBOR");
        assertDecoded(decode(new SmileMapper().writeValueAsBytes(value)), "{\"total\":9007199254740993}", "Smile");
    }

    @Test
    void readsTheXmlOfXStream() {
        String event =
                "<com.acme.Shop_-Created><id>7</id><tags><string>a</string><string>b</string></tags></com.acme.Shop_-Created>";
        assertDecoded(
                decode(utf8(event)),
                "{\"id\":\"7\",\"tags\":{\"string\":[\"a\",\"b\"]}}",
                "XML of com.acme.Shop$Created");
        String metadata = "<meta-data><entry><string>traceId</string><string>t-1</string></entry></meta-data>";
        assertDecoded(decode(utf8(metadata)), "{\"traceId\":\"t-1\"}", "XML of meta-data");
    }

    @Test
    void readsTheYamlOfRuby() {
        assertDecoded(
                decode(utf8("---\n:correlation_id: c-1\namounts:\n- 1\n- 2\n")),
                "{\":correlation_id\":\"c-1\",\"amounts\":[1,2]}",
                "YAML");
    }

    /** Bytes as term_to_binary writes them, from the description of the format. */
    @Test
    void readsErlangTerms() {
        // #{<<"id">> => 7, ok => [true, nil, -1], big => 2^64}
        String term = "83 74 00 00 00 03 6d 00 00 00 02 69 64 61 07 77 02 6f 6b 6c 00 00 00 03 77 04 74 72 75 65"
                + " 77 03 6e 69 6c 62 ff ff ff ff 6a 77 03 62 69 67 6e 09 00 00 00 00 00 00 00 00 00 01";
        assertDecoded(
                decode(hex(term)), "{\"id\":7,\"ok\":[true,null,-1],\"big\":18446744073709551616}", "an Erlang term");
        assertThat(decode(hex("83 74 7f ff ff ff")))
                .isEqualTo(new Decoded.Opaque("This begins as an Erlang term and is damaged or too large."));
    }

    @Test
    void namesTheClassOfJavaSerializationAndReadsNothingOfIt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new IllegalStateException("x"));
        }

        assertThat(reason(bytes.toByteArray()))
                .startsWith("This is Java serialization of java.lang.IllegalStateException.");
    }

    @Test
    void readsNoEntityOfAnXmlDocument() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";

        assertThat(reason(utf8(bomb))).contains("document type");
    }

    @Test
    void staysWithinItsBounds() throws IOException {
        byte[] zeros = packed(GZIPOutputStream::new, new byte[Unpacked.MOST_BYTES + 1]);
        assertThat(reason(zeros)).isEqualTo("Unpacked from gzip this is more than 64 MiB, and is not shown.");
        assertThat(reason(utf8("<a>".repeat(100_000)))).contains("exceeds the limit");
        assertThat(reason(utf8("[".repeat(100_000)))).isNotEmpty();
        assertThat(reason(hex("83 " + "6c 00 00 00 01 ".repeat(300)))).contains("damaged");
    }

    /** Each level of the bomb refers ten times to the one before: a gigabyte, were they followed. */
    @Test
    void followsNoAliasesOfYamlAndNoEntitiesOfXml() {
        StringBuilder yaml = new StringBuilder("---\na0: &a0 [lol, lol]\n");
        StringBuilder xml = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [");
            yaml.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
            xml.append("<!ENTITY e").append(i).append(" \"");
            xml.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        assertThat(decode(utf8(yaml.toString())))
                .satisfies(decoded -> assertThat(decoded.toString().length()).isLessThan(10_000));
        assertThat(reason(utf8(xml + "]><x>&e9;</x>"))).contains("document type");
    }

    /** A pack within a pack within a pack: the last one is the one that would fill the memory. */
    @Test
    void unpacksNoBombOfSeveralLayers() throws IOException {
        byte[] inner = packed(GZIPOutputStream::new, new byte[Unpacked.MOST_BYTES + 1]);
        byte[] bomb = packed(GZIPOutputStream::new, packed(DeflaterOutputStream::new, inner));
        assertThat(reason(bomb)).contains("is not shown");
        byte[] claimed = ByteBuffer.allocate(8)
                .putInt(0x87d96df6)
                .putInt(Integer.MAX_VALUE)
                .array();
        assertThat(reason(claimed)).contains("is not shown");
    }

    /** Depth in every form that nests: none of them may end in a stack overflow. */
    @Test
    void readsNothingThatIsNestedWithoutEnd() {
        int depth = 200_000;
        assertThat(reason(utf8("{\"a\":".repeat(depth)))).isNotEqualTo("decoded");
        assertThat(reason(utf8("---\n" + "[".repeat(depth)))).isNotEqualTo("decoded");
        byte[] cbor = new byte[depth];
        Arrays.fill(cbor, (byte) 0x81);
        assertThat(reason(cbor)).isNotEqualTo("decoded");
        byte[] smile = new byte[depth];
        Arrays.fill(smile, (byte) 0xf8);
        System.arraycopy(hex("3a 29 0a 00"), 0, smile, 0, 4);
        assertThat(reason(smile)).isNotEqualTo("decoded");
        assertThat(reason(hex("83 " + "68 01 ".repeat(20_000)))).contains("damaged");
    }

    @Test
    void saysWhatItSeesOfOtherBytes() {
        byte[] random = new byte[400];
        new Random(7).nextBytes(random);
        random[0] = 0x01;

        assertThat(reason(random)).startsWith("These 400 bytes look encrypted: they begin with 01 ");
        assertThat(reason(hex("00 01 02 ff"))).startsWith("These 4 bytes are of no form that is known");
        assertThat(reason(utf8("plain words"))).isEqualTo("This is text, and neither JSON nor XML nor YAML.");
        assertThat(reason(new byte[0])).isEqualTo("There are no bytes.");
        assertThat(reason(hex("1f 8b 08 00 00"))).startsWith("These bytes begin as gzip and are damaged");
    }

    private Decoded decode(byte[] bytes) {
        return decoder.decode(new Content.Bytes(bytes));
    }

    private String reason(byte[] bytes) {
        return decode(bytes) instanceof Decoded.Opaque(String reason) ? reason : "decoded";
    }

    private static void assertDecoded(Decoded decoded, String json, String recognisedAs) {
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Json.class, found -> {
            assertThat(found.value().toString()).isEqualTo(json);
            assertThat(found.recognisedAs()).isEqualTo(recognisedAs);
        });
    }

    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packer packer, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.around(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.ofDelimiter(" ").parseHex(text.strip());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
