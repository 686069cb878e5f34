package io.roam.cli.help;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints pages of help, at most 80 columns wide. */
public final class HelpPrinter {
    private static final int MAX_COLUMNS = 80;
    private static final int MAX_TERM = 24;
    private static final int MIN_MEANING = 30;
    private static final int GAP = 3;
    private static final String INDENT = "  ";
    private static final String REMARK = "# ";

    private final Terminal terminal;
    private final int columns;

    public HelpPrinter(Terminal terminal) {
        this.terminal = terminal;
        this.columns = Math.min(MAX_COLUMNS, terminal.columns());
    }

    /** Prints a page. */
    public void print(HelpPage page) {
        printWrapped(page.summary(), "", "");
        for (String paragraph : page.description()) {
            terminal.print("");
            printWrapped(paragraph, "", "");
        }
        page.sections().forEach(this::print);
    }

    private void print(HelpSection section) {
        terminal.print("");
        terminal.print(Style.BOLD.apply(section.heading()));
        if (section instanceof HelpSection.Usage usage) {
            usage.lines().forEach(line -> printWrapped(line, INDENT, "      "));
        } else if (section instanceof HelpSection.Terms terms) {
            printTerms(terms.terms());
        } else if (section instanceof HelpSection.Example example) {
            example.lines().forEach(this::printExample);
        } else if (section instanceof HelpSection.Prose prose) {
            printParagraphs(prose.paragraphs());
        }
    }

    /** Prints a line of an example: a remark is wrapped, and what is typed is not. */
    private void printExample(String line) {
        if (line.startsWith(REMARK)) {
            printWrapped(line.substring(REMARK.length()), INDENT + REMARK, INDENT + REMARK);
        } else {
            terminal.printUnwrapped((INDENT + line).stripTrailing());
        }
    }

    private void printParagraphs(List<String> paragraphs) {
        for (int i = 0; i < paragraphs.size(); i++) {
            if (i > 0) {
                terminal.print("");
            }
            printWrapped(paragraphs.get(i), INDENT, INDENT);
        }
    }

    private void printTerms(Map<String, String> terms) {
        int width = terms.keySet().stream()
                .mapToInt(String::length)
                .filter(length -> length <= MAX_TERM)
                .max()
                .orElse(0);
        int start = INDENT.length() + width + GAP;
        boolean narrow = columns - start < MIN_MEANING;
        String indent = " ".repeat(narrow ? 6 : start);
        terms.forEach((term, meaning) -> {
            if (narrow || term.length() > width) {
                printTerm(term);
                printWrapped(meaning, indent, indent);
            } else {
                printWrapped(meaning, INDENT + term + " ".repeat(width - term.length() + GAP), indent);
            }
        });
    }

    /** Prints a term on lines of its own; what is in front of an option without a short name stays. */
    private void printTerm(String term) {
        if (INDENT.length() + term.length() <= columns) {
            terminal.printUnwrapped(INDENT + term);
        } else {
            printWrapped(term, INDENT, INDENT);
        }
    }

    private void printWrapped(String text, String first, String next) {
        String indent = first;
        for (String line : wrap(text, columns - first.length(), columns - next.length())) {
            terminal.printUnwrapped(indent + line);
            indent = next;
        }
    }

    /** Breaks a text between words; a word that is longer than a line is a line of its own. */
    private static List<String> wrap(String text, int firstWidth, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            int room = lines.isEmpty() ? firstWidth : width;
            if (line.length() > 0 && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            } else if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
