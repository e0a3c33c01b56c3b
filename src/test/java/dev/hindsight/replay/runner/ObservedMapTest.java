package dev.hindsight.replay.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** A map that is looked at again and again is seen as one that is looked at for the first time. */
class ObservedMapTest {
    private static final StateFields FIELDS = new StateFields(Set.of());

    static Stream<Map<Object, Object>> kindsOfMap() {
        return Stream.of(new HashMap<>(), new LinkedHashMap<>());
    }

    @ParameterizedTest
    @MethodSource("kindsOfMap")
    void isSeenAsItIsAfterEveryChange(Map<Object, Object> map) {
        StateObserver observer = new StateObserver(FIELDS, 100_000);
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            change(map, random);
            assertThat(json(observer.look(map))).isEqualTo(json(new StateObserver(FIELDS, 100_000).look(map)));
        }
    }

    @ParameterizedTest
    @MethodSource("kindsOfMap")
    void showsTheValueThatIsLeftWhenOneOfTwoKeysOfOneNameIsRemoved(Map<Object, Object> map) {
        StateObserver observer = new StateObserver(FIELDS, 100_000);
        map.put(1, "by number");
        map.put("1", "by text");
        observer.look(map);
        observer.look(map);
        map.remove("1");
        assertThat(json(observer.look(map))).isEqualTo("{\"1\":\"by number\"}");
    }

    private static void change(Map<Object, Object> map, Random random) {
        String key = "k" + random.nextInt(40);
        switch (random.nextInt(6)) {
            case 0 -> map.remove(key);
            case 1 -> map.put(key, List.<Object>of(random.nextInt(3), "x"));
            case 2 -> map.put(random.nextInt(40), random.nextInt(2));
            case 3 -> map.computeIfAbsent("list", absent -> new ArrayList<Object>());
            case 4 -> {
                if (map.get("list") instanceof List<?> list) {
                    append(list, random.nextInt());
                }
            }
            default -> map.put(key, "v" + random.nextInt(3));
        }
    }

    @SuppressWarnings("unchecked") // it is the list that was put there
    private static void append(List<?> list, int element) {
        ((List<Object>) list).add(element);
    }

    /** Sorted, since a part that came later stands at the end wherever the map has it. */
    private static String json(Seen seen) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = RequestReader.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            sorted(seen).write(json);
        }
        return text.toString();
    }

    private static Seen sorted(Seen seen) {
        return seen instanceof Seen.Mapped map ? new Seen.Mapped(new TreeMap<>(map.parts()), map.met()) : seen;
    }
}
