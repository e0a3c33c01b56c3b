package odd;

import dev.hindsight.replay.runner.RecordedEvent;
import dev.hindsight.replay.runner.Replayer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Code that no convention fits, behind the interface of last resort. */
public final class OddReplayer implements Replayer<Map<String, Integer>> {
    @Override
    public Map<String, Integer> begin(String stream) {
        return new TreeMap<>();
    }

    @Override
    public Map<String, Integer> apply(Map<String, Integer> state, RecordedEvent event) {
        state.merge(event.type(), event.payload().length(), Integer::sum);
        return state;
    }

    public static List<String> events() {
        return List.of("a {}", "b {\"x\":1}", "a {}");
    }

    public static String state(int events) {
        return List.of("{\"a\":2}", "{\"a\":2,\"b\":7}", "{\"a\":4,\"b\":7}").get(events - 1);
    }
}
