package dev.hindsight.store;

import java.util.List;

/** What of a table plays a role, as people choose it. */
public sealed interface RoleSource {
    /** A column. */
    record Column(String name) implements RoleSource {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A value at the top of a JSON document in a column. */
    record Key(String column, String key) implements RoleSource {
        @Override
        public String toString() {
            return column + " → " + key;
        }
    }

    /** The text of a column before the first separator. */
    record Before(String column, String separator) implements RoleSource {
        @Override
        public String toString() {
            return "%s, before “%s”".formatted(column, separator);
        }
    }

    /** Several columns with a separator between them. */
    record Joined(List<String> columns, String separator) implements RoleSource {
        public Joined {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return String.join(" %s ".formatted(separator), columns);
        }
    }

    /** The same text for every event. */
    record Constant(String text) implements RoleSource {
        @Override
        public String toString() {
            return "always “%s”".formatted(text);
        }
    }

    /** An id made of what plays the stream and the version. */
    record StreamAndVersion() implements RoleSource {
        @Override
        public String toString() {
            return "stream and version together";
        }
    }

    /** An order by what plays the time, for tables without a number that orders them. */
    record ByTime() implements RoleSource {
        @Override
        public String toString() {
            return "by time, then version";
        }
    }
}
