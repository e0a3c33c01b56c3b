package dev.hindsight.store;

/**
 * A store that was found in a database.
 *
 * @param layout the id of the layout that describes it
 * @param table the table of its events
 * @param events how many events it holds
 * @param streams how many streams it holds; -1 where finding out would mean reading all of it
 * @param estimated whether the numbers are the planner's estimates
 * @param reason what it was recognised by, for people
 */
public record DetectedStore(
        String layout, String schema, String table, long events, long streams, boolean estimated, String reason) {}
