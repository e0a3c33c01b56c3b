package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.MappableTable.Column;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.TableMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Guesses which column of a table plays which role: by its name among those that event stores use, and by its type,
 * which rules out many. Each column plays one role, the one that it fits best.
 */
final class RoleGuess {
    private static final int EXACT = 100;
    private static final int PART = 45;
    private static final int POSSIBLE = 5;
    private static final int SHORTEST_PART = 4;
    private static final Set<String> NUMBERS = SourceSql.INTEGERS;
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "name");
    private static final Set<String> TIMES = Set.of("timestamp with time zone", "timestamp without time zone");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb", "bytea", "oid", "text", "character varying");
    private static final Set<String> JSON = Set.of("json", "jsonb");

    /** The names of columns in event stores, letters and digits only, the more telling ones first. */
    private static final Map<EventRole, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    EventRole.POSITION,
                    names("globalposition globalindex globalsequencenumber globalsequence globalid position seqid"
                            + " sequenceid ordering notificationid sequence seq offset eventnumber no id")),
            Map.entry(EventRole.TRANSACTION, names("transactionid xid txid")),
            Map.entry(
                    EventRole.STREAM,
                    names("streamid streamname aggregateid aggregateidentifier aggregateuuid aggregaterootid entityid"
                            + " persistenceid originatorid stream sourceid rootid subjectid ownerid")),
            Map.entry(
                    EventRole.STREAM_TYPE,
                    names("streamtype aggregatetype aggregatename entitytype aggregateroottype aggregate category"
                            + " streamcategory sourcetype entity")),
            Map.entry(
                    EventRole.VERSION,
                    names("version streamversion aggregateversion entityversion streamposition sequencenumber"
                            + " aggregatesequencenumber seqnr revision playhead originatorversion eventversion"
                            + " sequence seq")),
            Map.entry(
                    EventRole.ID,
                    names("eventid eventuuid messageid eventidentifier identifier uuid guid messageuuid id")),
            Map.entry(
                    EventRole.TYPE,
                    names("eventtype eventname eventclass messagetype payloadtype type name kind topic action event")),
            Map.entry(
                    EventRole.SCHEMA_VERSION,
                    names("schemaversion eventschemaversion payloadrevision payloadversion typeversion")),
            Map.entry(
                    EventRole.TIME,
                    names("occurredat occurredon recordedat recordedon createdat eventtime eventtimestamp timestamp"
                            + " created storedat insertedat time writetimestamp ts at")),
            Map.entry(
                    EventRole.PAYLOAD,
                    names("payload eventdata eventpayload eventbody data body event content message state json")),
            Map.entry(EventRole.METADATA, names("metadata eventmetadata meta headers header context")),
            Map.entry(
                    EventRole.CORRELATION,
                    names("correlationid correlation traceid conversationid operationid requestid")),
            Map.entry(EventRole.CAUSATION, names("causationid causation causedby causeid parentid parenteventid")));

    private RoleGuess() {}

    private record Scored(EventRole role, Column column, int score) {}

    /**
     * The guess at all roles.
     *
     * @param keys the keys found in the documents of each column
     */
    static TableMapping of(MappableTable table, Map<String, List<String>> keys) {
        Map<EventRole, RoleSource> roles = new EnumMap<>(EventRole.class);
        byColumns(table).forEach((role, column) -> roles.put(role, new RoleSource.Column(column.name())));
        Stream.of(EventRole.TYPE, EventRole.TIME, EventRole.CORRELATION, EventRole.CAUSATION)
                .filter(role -> !roles.containsKey(role))
                .forEach(role -> inDocuments(role, keys).stream().findFirst().ifPresent(key -> roles.put(role, key)));
        makeUp(table, roles);
        return new TableMapping(table.schema(), table.name(), roles);
    }

    /** Whether the roles are there that no table of events is without. */
    static boolean looksLikeEvents(MappableTable table) {
        return byColumns(table)
                .keySet()
                .containsAll(Set.of(EventRole.STREAM, EventRole.VERSION, EventRole.TYPE, EventRole.PAYLOAD));
    }

    /** The columns whose type can play the role, the likeliest first. */
    static List<Column> candidates(EventRole role, MappableTable table) {
        return table.columns().stream()
                .filter(column -> column.readable() && fits(role, column))
                .sorted(Comparator.comparingInt((Column column) -> -score(role, column)))
                .toList();
    }

    /** The keys of documents that are called like the role. */
    static List<RoleSource> inDocuments(EventRole role, Map<String, List<String>> keys) {
        List<RoleSource> found = new ArrayList<>();
        keys.forEach((column, names) -> names.stream()
                .filter(key -> names(role).contains(letters(key)))
                .forEach(key -> found.add(new RoleSource.Key(column, key))));
        return found;
    }

    private static Map<EventRole, Column> byColumns(MappableTable table) {
        List<Scored> scored = new ArrayList<>();
        for (EventRole role : EventRole.values()) {
            for (Column column : table.columns()) {
                int score = column.readable() && fits(role, column) ? score(role, column) : 0;
                if (score > 0) {
                    scored.add(new Scored(role, column, score));
                }
            }
        }
        scored.sort(Comparator.comparingInt(one -> -one.score()));
        Map<EventRole, Column> roles = new EnumMap<>(EventRole.class);
        Set<Column> taken = new HashSet<>();
        for (Scored one : scored) {
            if (!roles.containsKey(one.role()) && taken.add(one.column())) {
                roles.put(one.role(), one.column());
            }
        }
        return roles;
    }

    /** What no column plays is made of others, where that is possible. */
    private static void makeUp(MappableTable table, Map<EventRole, RoleSource> roles) {
        if (roles.containsKey(EventRole.TIME)) {
            roles.putIfAbsent(EventRole.POSITION, new RoleSource.ByTime());
        }
        if (roles.get(EventRole.POSITION) instanceof RoleSource.Column position) {
            roles.putIfAbsent(EventRole.VERSION, position);
            roles.putIfAbsent(EventRole.ID, position);
        }
        if (roles.containsKey(EventRole.STREAM) && roles.containsKey(EventRole.VERSION)) {
            roles.putIfAbsent(EventRole.ID, new RoleSource.StreamAndVersion());
        }
        roles.putIfAbsent(EventRole.STREAM_TYPE, new RoleSource.Constant(table.name()));
    }

    private static boolean fits(EventRole role, Column column) {
        String type = column.type();
        return switch (role) {
            case POSITION, VERSION -> NUMBERS.contains(type);
            case TRANSACTION -> type.equals("xid8");
            case STREAM, ID, CORRELATION, CAUSATION ->
                TEXTS.contains(type) || NUMBERS.contains(type) || type.equals("uuid");
            case STREAM_TYPE, TYPE -> TEXTS.contains(type);
            case SCHEMA_VERSION -> TEXTS.contains(type) || NUMBERS.contains(type);
            case TIME -> TIMES.contains(type) || TEXTS.contains(type) || type.equals("bigint");
            case PAYLOAD, METADATA -> DOCUMENTS.contains(type);
        };
    }

    private static int score(EventRole role, Column column) {
        String name = letters(column.name());
        List<String> names = names(role);
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return EXACT - exact;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).length() >= SHORTEST_PART && name.contains(names.get(i))) {
                return PART - i;
            }
        }
        return isPossible(role, name, column.type()) ? POSSIBLE : 0;
    }

    /** By the type alone, or since it is the id of something. */
    private static boolean isPossible(EventRole role, String name, String type) {
        return switch (role) {
            case STREAM -> name.endsWith("id") && !name.equals("id");
            case TIME -> TIMES.contains(type);
            case PAYLOAD -> JSON.contains(type);
            default -> false;
        };
    }

    private static List<String> names(EventRole role) {
        return NAMES.getOrDefault(role, List.of());
    }

    private static List<String> names(String separated) {
        return List.of(separated.split(" "));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
