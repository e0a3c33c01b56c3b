package dev.hindsight.replay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ObjectStateReaderTest {
    private final ObjectStateReader reader = new ObjectStateReader(Set.of("bookkeeping"));

    @Test
    void readsPrivateFieldsThoseOfTheSuperclassFirst() {
        assertThat(json(new Derived())).isEqualTo("{\"inherited\":1,\"own\":\"x\"}");
    }

    @Test
    void keepsEveryDigitOfNumbers() {
        assertThat(json(List.of(new BigDecimal("12.50"), new BigInteger("900719925474099312345"), 9007199254740993L)))
                .isEqualTo("[12.50,900719925474099312345,9007199254740993]");
    }

    @Test
    void readsMapsWithKeysOfAnyKind() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(new UUID(0, 1), 1);
        map.put(Color.RED, 2);
        map.put(new Point(1, 2), 3);
        map.put(7, 4);

        assertThat(json(map))
                .isEqualTo(
                        "{\"00000000-0000-0000-0000-000000000001\":1,\"RED\":2,\"{\\\"x\\\":1,\\\"y\\\":2}\":3,\"7\":4}");
    }

    @Test
    void readsWhatTheJdkKeepsToItselfByItsText() {
        assertThat(json(List.of(
                        Instant.EPOCH, Duration.ofMinutes(5), Optional.of("there"), Optional.empty(), String.class)))
                .isEqualTo("[\"1970-01-01T00:00:00Z\",\"PT5M\",\"there\",null,\"java.lang.String\"]");
        assertThat(json(new EnumMap<>(Map.of(Color.RED, 1)))).isEqualTo("{\"RED\":1}");
        assertThat(json(new int[][] {{1, 2}, {}})).isEqualTo("[[1,2],[]]");
        assertThat(json(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(json(null)).isEqualTo("null");
    }

    @Test
    void saysWhereObjectsReferBackToThemselves() {
        Node node = new Node();
        node.next = node;

        assertThat(json(node)).isEqualTo("{\"next\":\"… refers back to an enclosing Node\"}");
    }

    @Test
    void showsAnObjectTwiceThatStandsInTwoPlaces() {
        Point point = new Point(1, 2);

        assertThat(json(List.of(point, point))).isEqualTo("[{\"x\":1,\"y\":2},{\"x\":1,\"y\":2}]");
    }

    @Test
    void doesNotReadDeeperThanItsBound() {
        Node deep = new Node();
        for (int i = 0; i < 10_000; i++) {
            Node outer = new Node();
            outer.next = deep;
            deep = outer;
        }

        assertThat(json(deep)).contains("… not read any further").hasSizeLessThan(1_000);
    }

    @Test
    void laterChangesOfTheObjectDoNotReachWhatWasRead() {
        List<String> list = new ArrayList<>(List.of("a"));
        var read = reader.read(list);
        list.add("b");

        assertThat(read.toString()).isEqualTo("[\"a\"]");
    }

    private String json(@Nullable Object object) {
        return reader.read(object).toString();
    }

    enum Color {
        RED {
            @Override
            public String toString() {
                return "not its name";
            }
        }
    }

    record Point(int x, int y) {}

    @SuppressWarnings({"unused", "UnusedVariable"}) // read by looking at the object
    static class Base {
        private static final Logger LOG = LoggerFactory.getLogger(Base.class);
        private final Logger logger = LOG;
        private final int inherited = 1;
        private final transient int forgotten = 2;
        private final List<String> bookkeeping = List.of("change");
    }

    @SuppressWarnings({"unused", "UnusedVariable"}) // read by looking at the object
    static final class Derived extends Base {
        private final String own = "x";
    }

    @SuppressWarnings({"unused", "UnusedVariable"}) // read by looking at the object
    static final class Node {
        private @Nullable Node next;
    }
}
