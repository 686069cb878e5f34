package io.roam.cli.help;

import java.util.Locale;
import java.util.Map;

/** A page of help in the language of {@code man}. */
public final class ManPage {
    /** The section of commands. */
    public static final int COMMANDS = 1;
    /** The section of everything that is no command. */
    public static final int MISCELLANEOUS = 7;

    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /** Returns the name of a page, such as {@code roam-sync} for {@code roam sync}. */
    public static String nameOf(HelpPage page) {
        return page.name().replace(' ', '-');
    }

    /**
     * Returns the source of a page.
     *
     * @param section of the manual
     * @param version of roam
     */
    public static String format(HelpPage page, int section, String version) {
        ManPage man = new ManPage();
        String name = nameOf(page);
        man.addLine(".TH " + escape(name.toUpperCase(Locale.ROOT)) + " " + section + " \"\" \"" + escape(version)
                + "\" \"roam manual\"");
        man.addHeading("NAME");
        man.addText(name + " - " + page.summary());
        page.sections().stream().filter(HelpSection.Usage.class::isInstance).forEach(man::add);
        if (!page.description().isEmpty()) {
            man.addHeading("DESCRIPTION");
            page.description().forEach(man::addParagraph);
        }
        page.sections().stream()
                .filter(part -> !(part instanceof HelpSection.Usage))
                .forEach(man::add);
        return man.text.toString();
    }

    private void add(HelpSection section) {
        addHeading(section instanceof HelpSection.Usage ? "SYNOPSIS" : section.heading());
        if (section instanceof HelpSection.Usage usage) {
            addLines(usage.lines());
        } else if (section instanceof HelpSection.Terms terms) {
            addTerms(terms.terms());
        } else if (section instanceof HelpSection.Example example) {
            addLines(example.lines());
        } else if (section instanceof HelpSection.Prose prose) {
            prose.paragraphs().forEach(this::addParagraph);
        }
    }

    private void addHeading(String heading) {
        addLine(".SH " + escape(heading));
    }

    private void addParagraph(String paragraph) {
        addLine(".PP");
        addText(paragraph);
    }

    private void addTerms(Map<String, String> terms) {
        terms.forEach((term, meaning) -> {
            addLine(".TP");
            addLine("\\fB" + escape(term.strip()) + "\\fR");
            addText(meaning);
        });
    }

    private void addLines(Iterable<String> lines) {
        addLine(".PP");
        addLine(".nf");
        lines.forEach(this::addText);
        addLine(".fi");
    }

    /** Adds a line of text: one that begins as a request of the language does not become one. */
    private void addText(String line) {
        String escaped = escape(line);
        addLine(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
    }

    private void addLine(String line) {
        text.append(line).append('\n');
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                case '\n', '\r', '\t' -> escaped.append(' ');
                default -> {
                    if (c < 0x80) {
                        escaped.append((char) c);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
