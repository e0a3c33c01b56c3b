package dev.hindsight.store;

/**
 * One of several stores in a database.
 *
 * @param layout the id of the layout that describes it
 * @param table the table of its events, with its schema
 * @param reason what it was recognised by, for people
 */
public record StoreChoice(String layout, String table, String reason) {}
