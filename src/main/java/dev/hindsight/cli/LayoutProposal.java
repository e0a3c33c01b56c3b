package dev.hindsight.cli;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.TableMapping;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Guesses a layout for a table; the layout goes to standard output, what looks doubtful to the messages. */
final class LayoutProposal {
    private final MapTables mapper;
    private final PrintWriter out;
    private final PrintWriter messages;

    LayoutProposal(MapTables mapper, PrintWriter out, PrintWriter messages) {
        this.mapper = mapper;
        this.out = out;
        this.messages = messages;
    }

    int run(String table, StoreAddress address) {
        try {
            TableMapping guess = mapper.propose(address, find(table, address), Cancellation.never())
                    .guess();
            mapper.preview(address, guess, Cancellation.never()).doubts().forEach(messages::println);
            out.println(mapper.layout(guess));
            return ExitCode.DONE;
        } catch (StoreException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        } finally {
            out.flush();
            messages.flush();
        }
    }

    private MappableTable find(String name, StoreAddress address) {
        List<MappableTable> tables = mapper.tables(address, Cancellation.never());
        List<MappableTable> named = tables.stream()
                .filter(table -> name.equals(table.name()) || name.equals(table.shownName()))
                .toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        throw new CommandFailure(
                ExitCode.WRONG_USAGE,
                named.isEmpty()
                        ? "There is no table called %s that this user can see. Those that look like events: %s."
                                .formatted(
                                        name,
                                        shown(tables.stream()
                                                .filter(MappableTable::likely)
                                                .toList()))
                        : "There are several tables called %s: %s.".formatted(name, shown(named)));
    }

    private static String shown(List<MappableTable> tables) {
        return tables.isEmpty()
                ? "none"
                : tables.stream().map(MappableTable::shownName).collect(Collectors.joining(", "));
    }
}
