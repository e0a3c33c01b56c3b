package dev.hindsight.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows for people: columns as wide as what they hold, numbers to the right. */
final class Table {
    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        this.titles = List.of(titles);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < titles.size(); column++) {
            widths.add(width(column));
        }
        print(out, titles, widths);
        for (List<String> row : rows) {
            print(out, row, widths);
        }
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(titles.get(column).length(), Math::max);
    }

    private void print(PrintWriter out, List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - cell.length());
            line.append(isNumeric(column) ? padding + cell : cell + padding).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("-?[\\d,]+"));
    }
}
