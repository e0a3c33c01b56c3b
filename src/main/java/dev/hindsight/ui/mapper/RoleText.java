package dev.hindsight.ui.mapper;

import dev.hindsight.store.EventRole;

/** The roles in words. */
final class RoleText {
    private RoleText() {}

    static String name(EventRole role) {
        return switch (role) {
            case POSITION -> "Order";
            case TRANSACTION -> "Transaction";
            case STREAM -> "Stream";
            case STREAM_TYPE -> "Stream type";
            case VERSION -> "Version";
            case ID -> "Event id";
            case TYPE -> "Event type";
            case SCHEMA_VERSION -> "Schema version";
            case TIME -> "Time";
            case PAYLOAD -> "Payload";
            case METADATA -> "Metadata";
            case CORRELATION -> "Correlation";
            case CAUSATION -> "Causation";
        };
    }

    static String explain(EventRole role) {
        return switch (role) {
            case POSITION -> "A whole number that grows through the whole store";
            case TRANSACTION -> "The transaction (xid8) that wrote the event, where the table has it";
            case STREAM -> "What tells the streams apart: the id of the aggregate";
            case STREAM_TYPE -> "The kind of aggregate";
            case VERSION -> "The event's number in its stream";
            case ID -> "What tells the events apart, and what causation points to";
            case TYPE -> "The name of what happened";
            case SCHEMA_VERSION -> "The version of the event's form";
            case TIME -> "When it happened or was stored";
            case PAYLOAD -> "The event itself, in any form";
            case METADATA -> "What stands beside it, as JSON";
            case CORRELATION -> "The id shared by the events of one operation";
            case CAUSATION -> "The id of the event that caused this one";
        };
    }
}
