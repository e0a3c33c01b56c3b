package dev.hindsight.cli;

import dev.hindsight.store.Page;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "streams", description = "Lists streams, the most recently written first.")
final class StreamsCommand extends StoreCommand {
    private static final int PAGE = 1_000;

    @Option(names = "--type", paramLabel = "T", description = "Only streams of this type; may be given several times.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--match", paramLabel = "TEXT", description = "Only streams with this text in their names.")
    private String match = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many streams (default: all).")
    private int limit = Integer.MAX_VALUE;

    StreamsCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        List<StreamSummary> streams = read(opened);
        if (json()) {
            streams.forEach(stream -> out().println(line(stream)));
        } else {
            table(streams).print(out());
        }
        return ExitCode.DONE;
    }

    private List<StreamSummary> read(StoreDoor.Opened opened) {
        List<StreamSummary> streams = new ArrayList<>();
        StreamQuery query =
                StreamQuery.first(Math.clamp(limit, 1, PAGE)).matching(match).ofTypes(Set.copyOf(types));
        Page<StreamSummary> page = opened.store().streams(query, cancellation());
        streams.addAll(page.items());
        while (!page.ending().complete() && streams.size() < limit) {
            page = opened.store().streams(query.after(streams.getLast()), cancellation());
            streams.addAll(page.items());
        }
        return streams.size() > limit ? streams.subList(0, limit) : streams;
    }

    private static JsonLine line(StreamSummary stream) {
        return new JsonLine()
                .put("stream", stream.id().value())
                .put("type", stream.type())
                .put("events", stream.events())
                .put("firstVersion", stream.firstVersion())
                .put("lastVersion", stream.lastVersion())
                .put("firstAt", stream.firstAt())
                .put("lastAt", stream.lastAt());
    }

    private Table table(List<StreamSummary> streams) {
        Table table = new Table("STREAM", "TYPE", "EVENTS", "FIRST", "LAST");
        for (StreamSummary stream : streams) {
            table.row(
                    stream.id().value(),
                    stream.type(),
                    Long.toString(stream.events()),
                    Times.show(stream.firstAt(), zone()),
                    Times.show(stream.lastAt(), zone()));
        }
        return table;
    }
}
