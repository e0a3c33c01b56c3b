package dev.hindsight.codec;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * XML, such as XStream writes: elements become properties, elements of one name an array, attributes properties with an
 * {@code @}, and XStream's entries of maps become properties. A document type is refused, and with it every entity; the
 * depth of elements is bounded by the JDK's parser.
 */
final class XmlText implements Format {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public Optional<Decoded> decode(byte[] bytes) {
        if (firstOf(bytes) != '<') {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return Optional.of(document(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.of(new Decoded.Opaque("This begins as XML and cannot be read: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " ")));
        }
    }

    private static Decoded document(XMLStreamReader reader) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                return new Decoded.Opaque("This is XML with a document type, which is not read: it could name files.");
            }
        }
        String root = unescaped(reader.getLocalName());
        JsonNode value = element(reader);
        while (reader.hasNext()) {
            reader.next();
        }
        return new Decoded.Json(value, "XML of " + root);
    }

    private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            children.add(
                    new Child("@" + reader.getAttributeLocalName(i), NODES.stringNode(reader.getAttributeValue(i))));
        }
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                String name = unescaped(reader.getLocalName());
                children.add(new Child(name, element(reader)));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return children.isEmpty()
                ? NODES.stringNode(text.toString())
                : object(children, text.toString().strip());
    }

    private record Child(String name, JsonNode value) {}

    private static JsonNode object(List<Child> children, String text) {
        ObjectNode object = NODES.objectNode();
        for (Child child : children) {
            if (isEntryOfMap(child)) {
                List<JsonNode> pair = child.value().valueStream().toList();
                List<JsonNode> both =
                        pair.size() == 1 ? pair.getFirst().valueStream().toList() : pair;
                object.set(both.getFirst().asString(), both.getLast());
            } else {
                add(object, child);
            }
        }
        if (!text.isEmpty()) {
            object.put("#text", text);
        }
        return object;
    }

    /** Two values in an element called entry: a key and what it leads to. */
    private static boolean isEntryOfMap(Child child) {
        if (!child.name().equals("entry") || !child.value().isObject()) {
            return false;
        }
        List<JsonNode> values = child.value().valueStream().toList();
        boolean twoNames = values.size() == 2 && values.getFirst().isValueNode();
        boolean oneName = values.size() == 1
                && values.getFirst().isArray()
                && values.getFirst().size() == 2;
        return twoNames || oneName;
    }

    private static void add(ObjectNode object, Child child) {
        JsonNode before = object.get(child.name());
        if (before == null) {
            object.set(child.name(), child.value());
        } else if (before instanceof ArrayNode array) {
            array.add(child.value());
        } else {
            object.set(child.name(), NODES.arrayNode().add(before).add(child.value()));
        }
    }

    /** XStream cannot have a dollar sign or an underscore in a name, and escapes both. */
    private static String unescaped(String name) {
        return name.replace("_-", "$").replace("__", "_");
    }

    private static int firstOf(byte[] bytes) {
        for (byte value : bytes) {
            if (value > ' ') {
                return value;
            }
        }
        return -1;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
