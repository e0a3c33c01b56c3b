package dev.hindsight.eventsourcing;

import java.time.InstantSource;

/**
 * What a command knows besides its arguments: why it is given and by whom, the time, and where ids come from.
 * Aggregates themselves know no clock and no id source, so that replaying them needs neither.
 */
public record CommandContext(EventMetadata metadata, InstantSource clock, IdSource ids) {}
