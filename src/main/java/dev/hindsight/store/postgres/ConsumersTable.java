package dev.hindsight.store.postgres;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table in which a framework keeps how far its consumers have come; parts that may be left out are null.
 *
 * @param table its name; with a schema where it is not that of the events
 * @param name the columns that together name a consumer
 * @param position the column with the last event it has seen: a number, a text that ends with one, or JSON with an
 *     {@code index} or a {@code position}
 * @param transaction the column with the transaction of that event
 * @param time the column with the time of its last step
 * @param paused the column that is true while it waits
 * @param stream the column with the stream that it follows; {@code $all} is the whole store
 * @param like what the first column of the name has to be like, as in SQL
 * @param unlike what it must not be like
 * @param newestBy the column by which only the newest row of each consumer counts
 * @param setAside a table with the events that consumers could not deal with
 */
record ConsumersTable(
        String table,
        List<String> name,
        String position,
        @Nullable String transaction,
        @Nullable String time,
        @Nullable String paused,
        @Nullable String stream,
        @Nullable String like,
        @Nullable String unlike,
        @Nullable String newestBy,
        @Nullable SetAside setAside) {
    ConsumersTable {
        name = List.copyOf(name);
    }

    /**
     * A table of events that were set aside.
     *
     * @param name its column with the first part of the consumer's name
     */
    record SetAside(String table, String name, String error) {}

    static ConsumersTable read(LayoutNode node) {
        node.allowOnly(Set.of(
                "table",
                "name",
                "position",
                "transaction",
                "time",
                "paused",
                "stream",
                "like",
                "unlike",
                "newestBy",
                "setAside"));
        return new ConsumersTable(
                node.text("table"),
                node.texts("name"),
                node.text("position"),
                node.textOrNull("transaction"),
                node.textOrNull("time"),
                node.textOrNull("paused"),
                node.textOrNull("stream"),
                node.textOrNull("like"),
                node.textOrNull("unlike"),
                node.textOrNull("newestBy"),
                node.has("setAside") ? setAside(node.object("setAside")) : null);
    }

    private static SetAside setAside(LayoutNode node) {
        node.allowOnly(Set.of("table", "name", "error"));
        return new SetAside(node.text("table"), node.text("name"), node.text("error"));
    }
}
