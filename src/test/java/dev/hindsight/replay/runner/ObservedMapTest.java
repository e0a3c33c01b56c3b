package dev.hindsight.replay.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** A map that is looked at again and again is seen as one that is looked at for the first time. */
class ObservedMapTest {
    private static final StateFields FIELDS = new StateFields(Set.of());

    static Stream<Map<Object, Object>> kindsOfMap() {
        return Stream.of(
                new HashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(16, 0.75f, true),
                new ConcurrentHashMap<>());
    }

    /** Among them one in which a number and a text of the same name are one key. */
    static Stream<Map<Object, Object>> kindsOfSortedMap() {
        return Stream.of(
                new TreeMap<>(Comparator.comparing(String::valueOf)),
                new ConcurrentSkipListMap<>(Comparator.comparing(String::valueOf)));
    }

    @ParameterizedTest
    @MethodSource({"kindsOfMap", "kindsOfSortedMap"})
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

    @Test
    void aKeyThatComesInThePlaceOfAnotherIsSeen() {
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            map.put("k" + i, "kept");
        }
        StateObserver observer = new StateObserver(FIELDS, 100_000);
        for (int i = 0; i < 1_000; i++) {
            observer.look(map);
            map.remove("k" + i);
            map.put("k" + (i + 100), "kept");
            assertThat(json(observer.look(map))).isEqualTo(json(new StateObserver(FIELDS, 100_000).look(map)));
        }
    }

    @Test
    void whatDidNotFitIsSeenOnceThereIsRoom() {
        Map<Object, Object> map = new LinkedHashMap<>();
        List<Object> state = new ArrayList<>(List.of("x".repeat(3_000), map));
        for (int i = 0; i < 50; i++) {
            map.put("k" + i, i);
        }
        StateObserver observer = new StateObserver(FIELDS, 60);
        assertThat(json(observer.look(state)))
                .contains("k10")
                .doesNotContain("k49")
                .contains("not read any further");
        state.set(0, "y");
        assertThat(json(observer.look(state))).contains("k49").doesNotContain("not read any further");
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
