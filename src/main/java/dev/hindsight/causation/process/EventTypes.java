package dev.hindsight.causation.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers event types from 0 in the order in which they are met, and knows the stream type where each is met first. */
final class EventTypes {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> streamTypes = new ArrayList<>();

    int numberOf(String type, String streamType) {
        Integer number = numbers.get(type);
        if (number != null) {
            return number;
        }
        numbers.put(type, names.size());
        names.add(type);
        streamTypes.add(streamType);
        return names.size() - 1;
    }

    String name(int number) {
        return names.get(number);
    }

    String streamType(int number) {
        return streamTypes.get(number);
    }

    int size() {
        return names.size();
    }
}
