package dev.hindsight.check.report;

import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.Finding;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit writes it: a suite for each check, with a failed test for each new finding and a skipped one for each
 * known one. A check that found nothing is one test that passed; one that could not look is an error, and one that is not
 * applicable is skipped.
 */
final class JUnitReport {
    private final CheckReport report;
    private final XMLStreamWriter xml;

    private JUnitReport(CheckReport report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    static String text(CheckReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(report, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report that is built in memory cannot fail to be written.", e);
        }
        return text.toString();
    }

    /** A test of a suite. */
    private sealed interface Case {
        record Passed(String name) implements Case {}

        record Failed(Finding finding) implements Case {}

        record Known(Finding finding) implements Case {}

        record Skipped(String name, String reason) implements Case {}

        record Incomplete(String name, String reason) implements Case {}
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", clean("Checks of " + report.store().name()));
        for (CheckStatus status : report.statuses()) {
            suite(status, cases(status));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private List<Case> cases(CheckStatus status) {
        List<Case> cases = new ArrayList<>();
        for (Finding finding : status.findings()) {
            cases.add(report.isNew(finding) ? new Case.Failed(finding) : new Case.Known(finding));
        }
        CheckReport.Ended ended = CheckReport.ended(status);
        String name = status.check().description();
        switch (ended.outcome()) {
            case "not applicable" -> cases.add(new Case.Skipped(name, ended.detail()));
            case "stopped", "failed" -> cases.add(new Case.Incomplete(name, ended.detail()));
            default -> {
                if (cases.isEmpty()) {
                    cases.add(new Case.Passed(name));
                }
            }
        }
        return cases;
    }

    private void suite(CheckStatus status, List<Case> cases) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", status.check().name());
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, Case.Failed.class));
        xml.writeAttribute("errors", count(cases, Case.Incomplete.class));
        xml.writeAttribute(
                "skipped",
                Long.toString(cases.stream()
                        .filter(one -> one instanceof Case.Skipped || one instanceof Case.Known)
                        .count()));
        xml.writeAttribute("time", "0");
        xml.writeAttribute("timestamp", report.at().toString().replaceFirst("\\.\\d+Z$|Z$", ""));
        xml.writeAttribute("hostname", clean(report.store().address()));
        for (Case one : cases) {
            test(status.check().name(), one);
        }
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Class<? extends Case> kind) {
        return Long.toString(cases.stream().filter(kind::isInstance).count());
    }

    private void test(String check, Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "hindsight." + check);
        xml.writeAttribute("name", clean(name(one)));
        xml.writeAttribute("time", "0");
        switch (one) {
            case Case.Passed _ -> {}
            case Case.Failed(Finding finding) ->
                result("failure", finding.message(), finding.fault().kind(), finding.cause());
            case Case.Known(Finding finding) -> skipped("Known already: " + finding.message());
            case Case.Skipped(String _, String reason) -> skipped(reason);
            case Case.Incomplete(String _, String reason) -> result("error", reason, "incomplete", "");
        }
        xml.writeEndElement();
    }

    private static String name(Case one) {
        return switch (one) {
            case Case.Passed(String name) -> name;
            case Case.Failed(Finding finding) -> name(finding);
            case Case.Known(Finding finding) -> name(finding);
            case Case.Skipped(String name, String _) -> name;
            case Case.Incomplete(String name, String _) -> name;
        };
    }

    private static String name(Finding finding) {
        return "%s: %s".formatted(CheckReport.place(finding), finding.fault().kind());
    }

    private void result(String element, String message, String type, String detail) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", clean(message));
        xml.writeAttribute("type", type);
        xml.writeCharacters(clean(detail.isEmpty() ? message : message + "\n" + detail));
        xml.writeEndElement();
    }

    private void skipped(String reason) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", clean(reason));
    }

    /** Without the characters that XML cannot hold in any way. */
    private static String clean(String text) {
        return text.codePoints()
                .map(character -> isXml(character) ? character : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
    }
}
