package dev.hindsight.store;

import java.util.List;

/**
 * Which store this is, for people.
 *
 * @param name the name of its connection
 * @param address where it is, such as {@code localhost:5432/shop}; never with a password
 * @param layout the id of the layout through which it is read
 * @param table the table of the events, with its schema
 * @param remarks sentences on what is left out or stands for something else
 */
public record StoreDescription(String name, String address, String layout, String table, List<String> remarks) {
    public StoreDescription {
        remarks = List.copyOf(remarks);
    }
}
