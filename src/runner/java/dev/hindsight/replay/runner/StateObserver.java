package dev.hindsight.replay.runner;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Looks at an object as a debugger does, again and again, and tells what became different: its fields, whatever their
 * visibility, and theirs in turn. The object is not asked to serialise itself, and none of its methods is called but
 * toString where its fields are closed to us.
 *
 * <p>Depth and size are bounded; where a bound is reached a text says so. For one thread.
 */
@SuppressWarnings("ReferenceEquality") // an object is known again by being the same one
final class StateObserver {
    private static final int DEEPEST = 40;
    private static final String CUT = "… not read any further";

    private final StateFields fields;
    private final int mostValues;
    private final List<Consumer<JsonGenerator>> edits = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final @Nullable Object[] enclosing = new @Nullable Object[DEEPEST];
    private int depth;
    private int values;
    private boolean silent;
    private @Nullable Seen last;

    StateObserver(StateFields fields, int mostValues) {
        this.fields = fields;
        this.mostValues = mostValues;
    }

    /** Looks at the object as it is now; later changes of the object do not reach what is returned until it looks again. */
    Seen look(@Nullable Object root) {
        edits.clear();
        path.clear();
        depth = 0;
        values = 0;
        silent = false;
        Seen before = last;
        last = null; // if reading fails in the middle, everything is told anew the next time
        try {
            last = before == null ? first(root) : compare(before, root);
        } finally {
            if (last == null) {
                edits.clear();
            }
        }
        return last == null ? Seen.Leaf.NULL : last;
    }

    private @Nullable Seen first(@Nullable Object root) {
        if (root == null) {
            return null;
        }
        Seen seen = fresh(root);
        edit(seen);
        return seen;
    }

    /** Writes the property {@code edits}: the places that became different when the object was last looked at. */
    void writeEdits(JsonGenerator json) {
        json.writeArrayPropertyStart("edits");
        edits.forEach(edit -> edit.accept(json));
        json.writeEndArray();
    }

    private void edit(@Nullable Seen value) {
        if (silent) {
            return;
        }
        StringBuilder pointer = new StringBuilder();
        path.forEach(part -> pointer.append('/').append(part.replace("~", "~0").replace("/", "~1")));
        edits.add(json -> {
            json.writeStartObject();
            json.writeStringProperty("path", pointer.toString());
            if (value != null) {
                json.writeName("value");
                value.write(json);
            }
            json.writeEndObject();
        });
    }

    /** The object as seen for the first time; it has no history, so nothing within it is an edit of its own. */
    private Seen fresh(@Nullable Object object) {
        boolean wasSilent = silent;
        silent = true;
        try {
            return compare(Seen.Leaf.NULL, object);
        } finally {
            silent = wasSilent;
        }
    }

    /** What the object is now; where that is not what it was, it is an edit. */
    private Seen compare(Seen before, @Nullable Object object) {
        values++;
        if (object == null) {
            return leaf(before, null, null);
        }
        if (Scalars.isScalar(object)) {
            return scalar(before, object);
        }
        String obstacle = obstacle(object);
        if (obstacle != null) {
            return leaf(before, null, obstacle);
        }
        if (object instanceof Optional<?> optional) {
            return compare(before, optional.orElse(null));
        }
        enclosing[depth++] = object;
        try {
            return container(before, object);
        } finally {
            enclosing[--depth] = null;
        }
    }

    private Seen scalar(Seen before, Object object) {
        if (before instanceof Seen.Leaf leaf && leaf.raw() == object) {
            values += leaf.size() - 1;
            return leaf;
        }
        return leaf(before, Scalars.isImmutable(object.getClass()) ? object : null, Scalars.json(object));
    }

    private Seen leaf(Seen before, @Nullable Object raw, @Nullable Object json) {
        Seen.Leaf now = json == null ? Seen.Leaf.NULL : new Seen.Leaf(raw, json);
        values += now.size() - 1;
        if (!(before instanceof Seen.Leaf leaf) || !Scalars.same(leaf.json(), json)) {
            edit(now);
        }
        return now;
    }

    /** Why the object cannot be read, or null. */
    private @Nullable String obstacle(Object object) {
        for (int i = 0; i < depth; i++) {
            if (enclosing[i] == object) {
                return "… refers back to an enclosing " + object.getClass().getSimpleName();
            }
        }
        return depth >= DEEPEST || values > mostValues ? CUT : null;
    }

    private Seen container(Seen before, Object object) {
        if (object instanceof Map<?, ?> map) {
            return map(before, map);
        }
        if (object instanceof Collection<?> collection) {
            return list(before, collection.iterator());
        }
        if (object.getClass().isArray()) {
            return list(before, array(object));
        }
        return fieldsOf(before, object);
    }

    private Seen fieldsOf(Seen before, Object object) {
        Class<?> type = object.getClass();
        if (before instanceof Seen.Fielded named && named.raw() == object) {
            values += named.size();
            return named;
        }
        boolean immutable = fields.isImmutable(type);
        boolean same = before instanceof Seen.Fielded named && named.type() == type;
        Map<String, Seen> earlier = same ? ((Seen.Fielded) before).parts() : new LinkedHashMap<>();
        boolean wasSilent = silent;
        silent |= !same;
        for (StateFields.StateField field : fields.of(type)) {
            part(earlier, field.name(), field.read(object));
        }
        silent = wasSilent;
        return whole(same, new Seen.Fielded(immutable ? object : null, type, earlier));
    }

    private Seen part(Map<String, Seen> parts, String name, @Nullable Object value) {
        Seen before = parts.get(name);
        if (value != null && before instanceof Seen.Leaf leaf && leaf.raw() == value) {
            values += leaf.size(); // nearly all of a large state, at every event
            return leaf;
        }
        path.add(name);
        Seen now;
        if (before == null) {
            now = fresh(value);
            edit(now);
        } else {
            now = compare(before, value);
        }
        if (now != before) {
            parts.put(name, now);
        }
        path.remove(path.size() - 1);
        return now;
    }

    /** Of something that is not of the kind it was, all is new. */
    private Seen whole(boolean same, Seen now) {
        if (!same) {
            edit(now);
        }
        return now;
    }

    private Seen map(Seen before, Map<?, ?> map) {
        boolean same = before instanceof Seen.Mapped;
        Seen.Mapped now = same ? (Seen.Mapped) before : new Seen.Mapped(new LinkedHashMap<>(), new MetEntries());
        boolean wasSilent = silent;
        silent |= !same;
        int count = entries(now, map);
        boolean full = count < map.size();
        if (full) {
            part(now.parts(), "…", CUT);
        }
        if (now.parts().size() > count + (full ? 1 : 0)) {
            removeOthers(now.parts(), names(map, count, full));
        }
        silent = wasSilent;
        return whole(same, now);
    }

    /** Looks at the entries and returns how many; not all of them where there are too many. */
    private int entries(Seen.Mapped now, Map<?, ?> map) {
        MetEntries met = now.met();
        met.begin(map, mostValues - values);
        for (Map.Entry<?, ?> entry = changed(met); entry != null; entry = changed(met)) {
            met.remember(part(now.parts(), key(entry.getKey()), entry.getValue()));
        }
        int count = met.place();
        // Where two keys have one name, either may be removed and leave the other to be read again.
        if (now.parts().size() < count) {
            met.forgetFrom(0);
        }
        return count;
    }

    private Map.@Nullable Entry<?, ?> changed(MetEntries met) {
        Map.Entry<?, ?> entry = met.next(mostValues - values);
        values = mostValues - met.room();
        return entry;
    }

    /** The names of the first entries; asked for only when one may be gone, since that takes as long as all the rest. */
    private Set<String> names(Map<?, ?> map, int count, boolean full) {
        Set<String> names = new HashSet<>();
        Iterator<?> keys = map.keySet().iterator();
        for (int i = 0; i < count; i++) {
            names.add(key(keys.next()));
        }
        if (full) {
            names.add("…");
        }
        return names;
    }

    private void removeOthers(Map<String, Seen> parts, Set<String> present) {
        for (String name : List.copyOf(parts.keySet())) {
            if (!present.contains(name)) {
                parts.remove(name);
                path.add(name);
                edit(null);
                path.remove(path.size() - 1);
            }
        }
    }

    /** A key that is a scalar by its text; any other, such as a record, by what it holds. */
    private String key(@Nullable Object key) {
        if (key == null) {
            return "null";
        }
        return key instanceof String text
                ? text
                : Scalars.isScalar(key) ? String.valueOf(Scalars.json(key)) : KeyText.of(fresh(key));
    }

    private static Iterator<?> array(Object array) {
        if (array instanceof Object[] objects) {
            return Arrays.asList(objects).iterator();
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements.iterator();
    }

    /** A list that grew at its end or changed within is told by its elements; one that became shorter is told anew. */
    private Seen list(Seen before, Iterator<?> elements) {
        boolean same = before instanceof Seen.Listed;
        List<Seen> parts = same ? ((Seen.Listed) before).parts() : new ArrayList<>();
        int known = parts.size();
        int mark = edits.size();
        boolean wasSilent = silent;
        silent |= !same;
        int index = 0;
        while (elements.hasNext()) {
            Object element = elements.next();
            boolean full = values > mostValues;
            element(parts, index++, full ? CUT : element);
            if (full) {
                break;
            }
        }
        silent = wasSilent;
        Seen now = new Seen.Listed(parts);
        if (index < known) {
            parts.subList(index, known).clear();
            forgetEditsFrom(mark);
            edit(now);
            return now;
        }
        return whole(same, now);
    }

    private void element(List<Seen> parts, int index, @Nullable Object value) {
        if (value != null
                && index < parts.size()
                && parts.get(index) instanceof Seen.Leaf leaf
                && leaf.raw() == value) {
            values += leaf.size();
            return;
        }
        path.add(Integer.toString(index));
        if (index == parts.size()) {
            Seen now = fresh(value);
            edit(now);
            parts.add(now);
        } else {
            parts.set(index, compare(parts.get(index), value));
        }
        path.remove(path.size() - 1);
    }

    private void forgetEditsFrom(int mark) {
        if (!silent) {
            edits.subList(mark, edits.size()).clear();
        }
    }
}
