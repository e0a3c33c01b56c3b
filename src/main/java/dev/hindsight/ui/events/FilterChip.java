package dev.hindsight.ui.events;

import dev.hindsight.store.query.ConditionText;
import dev.hindsight.ui.common.TimeText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One part of a filter, as a word that can be taken away.
 *
 * @param label the condition, in the words of a person
 * @param rest the filter without that part
 */
record FilterChip(String label, EventFilter rest) {
    private static final int MOST_TYPES = 3;
    private static final int MOST_LETTERS = 48;

    static List<FilterChip> of(EventFilter filter, ZoneId zone) {
        List<FilterChip> chips = new ArrayList<>();
        if (filter.correlation() != null) {
            chips.add(new FilterChip(
                    "operation " + EventText.brief(filter.correlation().value()), filter.withoutOperation()));
        }
        addTypes(filter, chips);
        addStreamTypes(filter, chips);
        if (filter.since() != null) {
            chips.add(new FilterChip("from " + TimeText.second(filter.since(), zone), filter.since(null)));
        }
        if (filter.until() != null) {
            chips.add(new FilterChip("before " + TimeText.second(filter.until(), zone), filter.until(null)));
        }
        if (filter.where() != null) {
            filter.where()
                    .conjuncts()
                    .forEach(
                            part -> chips.add(new FilterChip(shortened(ConditionText.of(part)), filter.without(part))));
        }
        return chips;
    }

    private static void addTypes(EventFilter filter, List<FilterChip> chips) {
        int count = filter.types().size();
        if (count > MOST_TYPES) {
            chips.add(new FilterChip(count + " event types", filter.withTypes(Set.of())));
        } else {
            filter.types().stream().sorted().forEach(type -> chips.add(new FilterChip(type, filter.withoutType(type))));
        }
    }

    private static void addStreamTypes(EventFilter filter, List<FilterChip> chips) {
        int count = filter.streamTypes().size();
        if (count > MOST_TYPES) {
            chips.add(new FilterChip(count + " stream types", filter.withStreamTypes(Set.of())));
        } else {
            filter.streamTypes().stream()
                    .sorted()
                    .forEach(type -> chips.add(new FilterChip("of " + type, filter.withoutStreamType(type))));
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
    }
}
