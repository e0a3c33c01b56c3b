package dev.hindsight.check.report;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report for people: one page that needs nothing besides itself, light or dark as the reader has it. */
final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final CheckReport report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(CheckReport report) {
        this.report = report;
    }

    static String text(CheckReport report) {
        HtmlReport page = new HtmlReport(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.append("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                """.formatted(escaped("Checks of " + report.store().name()), style()));
        head();
        tiles();
        checks();
        report.statuses().stream().filter(status -> status.found() > 0).forEach(this::findings);
        gone();
        html.append("</main>\n</body>\n</html>\n");
    }

    private void head() {
        html.append("""
                <header>
                <h1>Checks of %s</h1>
                <p>%s · %s · layout %s · %s</p>
                </header>
                """.formatted(
                        escaped(report.store().name()),
                        escaped(report.store().address()),
                        escaped(report.store().table()),
                        escaped(report.store().layout()),
                        TIME.format(report.at())));
    }

    private void tiles() {
        html.append("<ul class=\"tiles\">\n");
        for (Severity severity : Severity.values()) {
            tile(severity.label(), report.count(severity), severity.label() + "s");
        }
        if (report.baseline().size() > 0) {
            long fresh = report.findings().stream().filter(report::isNew).count();
            tile("new", fresh, "new");
            tile("gone", report.baseline().gone(report.statuses()).size(), "gone");
        }
        tile("sound", report.statuses().stream().filter(this::isSound).count(), "checks passed");
        html.append("</ul>\n");
    }

    private boolean isSound(CheckStatus status) {
        return status.found() == 0 && CheckReport.ended(status).outcome().equals("done");
    }

    private void tile(String kind, long count, String label) {
        html.append("<li class=\"%s%s\"><b>%,d</b> %s</li>\n".formatted(kind, count == 0 ? " none" : "", count, label));
    }

    private void checks() {
        html.append("<table>\n<thead><tr><th>Check</th><th>What it looks at</th><th class=\"number\">Found</th>"
                + "<th>How it ended</th></tr></thead>\n<tbody>\n");
        for (CheckStatus status : report.statuses()) {
            CheckReport.Ended ended = CheckReport.ended(status);
            boolean skipped = ended.outcome().equals("not applicable");
            String name = escaped(status.check().name());
            html.append(
                    "<tr class=\"%s\"><td class=\"name\">%s</td><td>%s</td><td class=\"number\">%s</td><td>%s%s</td></tr>\n"
                            .formatted(
                                    isSound(status) ? "sound" : skipped ? "skipped" : "unsound",
                                    status.found() > 0 ? "<a href=\"#%1$s\">%1$s</a>".formatted(name) : name,
                                    escaped(status.check().description()),
                                    skipped ? "–" : "%,d".formatted(status.found()),
                                    ended.outcome().equals("done") ? "" : "<em>%s.</em> ".formatted(ended.outcome()),
                                    escaped(ended.detail())));
        }
        html.append("</tbody>\n</table>\n");
    }

    private void findings(CheckStatus status) {
        html.append("<section id=\"%1$s\">\n<h2>%1$s <small>%2$s</small></h2>\n<ol>\n"
                .formatted(
                        escaped(status.check().name()), escaped(status.check().description())));
        status.findings().forEach(this::finding);
        html.append("</ol>\n");
        if (status.found() > status.findings().size()) {
            html.append("<p class=\"more\">%,d more are not listed.</p>\n"
                    .formatted(status.found() - status.findings().size()));
        }
        html.append("</section>\n");
    }

    private void finding(Finding finding) {
        String place = escaped(CheckReport.place(finding));
        String linked = report.link(finding)
                .map(link -> "<a href=\"%s\">%s</a>".formatted(escaped(link), place))
                .orElse(place);
        boolean marked = report.baseline().size() > 0 && report.isNew(finding);
        html.append("""
                <li class="%1$s"><span class="severity">%1$s</span> <span class="place">%2$s</span>%3$s
                <p>%4$s</p><p class="cause">%5$s</p></li>
                """.formatted(
                        finding.severity().label(),
                        linked,
                        marked ? " <span class=\"fresh\">new</span>" : "",
                        escaped(finding.message()),
                        escaped(finding.cause())));
    }

    private void gone() {
        List<Baseline.Known> gone = report.baseline().gone(report.statuses());
        if (gone.isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Gone <small>Known before, and not found any more.</small></h2>\n<ol>\n");
        gone.forEach(known -> html.append(
                "<li class=\"gone\"><span class=\"severity\">gone</span> <span class=\"place\">%s</span>\n<p>%s</p></li>\n"
                        .formatted(escaped(known.key().check()), escaped(known.message()))));
        html.append("</ol>\n</section>\n");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of reports cannot be read from the program's own archive", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
