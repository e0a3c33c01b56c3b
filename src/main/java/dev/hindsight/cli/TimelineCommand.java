package dev.hindsight.cli;

import dev.hindsight.drawing.Styles;
import dev.hindsight.drawing.Tones;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.LaneGroups;
import dev.hindsight.timeline.LaneOrder;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.Look;
import dev.hindsight.timeline.TimeAxis;
import dev.hindsight.timeline.TimelineDrawing;
import dev.hindsight.timeline.Viewport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "timeline", description = "Draws a timeline into a file.")
final class TimelineCommand extends StoreCommand {
    private static final int MOST_WITH_LINKS = 80_000;
    private static final int MOST_EVENTS = 50_000_000;
    private static final double TALLEST = 20_000;

    @Option(
            names = "--stream",
            paramLabel = "S",
            description = "Only events of this stream; may be given several times. Without it, the whole store.")
    private List<String> streams = new ArrayList<>();

    @Option(names = "--since", paramLabel = "TIME", description = "Only events at or after this time.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only events before this time.")
    private @Nullable String until;

    @Option(
            names = "--lanes",
            paramLabel = "HEADER",
            description =
                    "What lanes are made by: ${COMPLETION-CANDIDATES}. Default: stream for streams, else stream_type.")
    private @Nullable Header lanes;

    @Option(
            names = "--colors",
            paramLabel = "HEADER",
            description = "What colours mean: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Header colors = Header.EVENT_TYPE;

    @Option(
            names = "--field",
            paramLabel = "PATH",
            description = "The field of metadata that “field” means, such as userId (default: ${DEFAULT-VALUE}).")
    private String field = "userId";

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            description = "What the axis counts: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Axis axis = Axis.TIME;

    @Option(names = "--width", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
    private int width = 1600;

    @Option(names = "--dark", description = "Light on dark.")
    private boolean dark;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file, .svg or .png.")
    private Path out = Path.of("");

    TimelineCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        if (!TimelineDrawing.canDraw(out)) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, "--out draws .svg or .png, not %s.".formatted(out));
        }
        if (width < 400 || width > 20_000) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, "--width has to be from 400 to 20000.");
        }
        Lanes read = read(opened);
        if (read.isEmpty()) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "There are no such events.");
        }
        draw(read);
        String reason = read.ending() instanceof Ending.Stopped(String why) ? why : null;
        int events = read.index().size();
        if (json()) {
            out().println(new JsonLine()
                    .put("file", out.toString())
                    .put("events", events)
                    .put("lanes", read.size())
                    .put("complete", reason == null)
                    .put("reason", reason));
        } else {
            out().println("%,d events in %,d lanes%s, drawn into %s"
                    .formatted(events, read.size(), reason == null ? "" : " (" + reason + ")", out));
        }
        return ExitCode.DONE;
    }

    private Lanes read(StoreDoor.Opened opened) {
        EventQuery query = EventQuery.all().inStreams(named(opened)).between(time(since), time(until));
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        boolean wanted = laneHeader() == Header.FIELD || colors == Header.FIELD;
        List<String> path = wanted ? List.of(field.split("\\.")) : List.of();
        Ending ending = opened.store().rows(query, path, MOST_EVENTS, builder, cancellation());
        HeaderIndex index = builder.build();
        LaneGroups groups = LaneGroups.of(index, laneHeader(), axis, colors, styles(index));
        LaneOrder order = streams.isEmpty() ? LaneOrder.MOST_EVENTS : LaneOrder.FIRST_EVENT;
        return Lanes.of(groups, links(opened, query, index), LaneChoice.PLAIN.by(order), null, ending);
    }

    /** Types share no style as long as there are styles enough. */
    private Styles styles(HeaderIndex index) {
        return colors == Header.EVENT_TYPE ? new Styles(index.names(colors).all()) : Styles.ANY;
    }

    private CauseLinks links(StoreDoor.Opened opened, EventQuery query, HeaderIndex index) {
        if (index.size() > MOST_WITH_LINKS) {
            return CauseLinks.NONE;
        }
        List<EventHeader> headers = new ArrayList<>();
        opened.store().headers(query, Scan.oldestFirst(MOST_WITH_LINKS), headers::add, cancellation());
        return CauseLinks.of(index, headers);
    }

    private Header laneHeader() {
        if (lanes != null) {
            return lanes;
        }
        return streams.isEmpty() ? Header.STREAM_TYPE : Header.STREAM;
    }

    private Set<StreamId> named(StoreDoor.Opened opened) {
        Set<StreamId> found = new LinkedHashSet<>();
        streams.forEach(name -> found.add(stream(opened, name).id()));
        return found;
    }

    private @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Times.required(text, zone());
    }

    private void draw(Lanes read) {
        TimeAxis along = new TimeAxis(read.first(), read.idle());
        double last = along.moment(read.last());
        Viewport viewport =
                Viewport.fitting(along, new Viewport.Bounds(0, last), TimelineDrawing.plotWidth(width), 0, last);
        double height = Math.min(TALLEST, read.top(read.size()));
        Look look = new Look(dark ? Tones.DARK : Tones.LIGHT, zone(), -1, null, null, true);
        try {
            new TimelineDrawing(new Frame(read, viewport, 0, height), look).write(out);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NO_STORE, "The picture cannot be written to %s: %s".formatted(out, e.getMessage()));
        }
    }
}
