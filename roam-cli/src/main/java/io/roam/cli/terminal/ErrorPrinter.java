package io.roam.cli.terminal;

import io.roam.json.Json;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints errors, warnings and notes to standard error: what, where, and hints. In their paths {@code ~} stands for the home folder. */
public final class ErrorPrinter {
    private static final String PROGRAM = "roam: ";
    private static final String WARNING = Style.WARNING.apply("warning:") + " ";
    private static final String NOTE = "note: ";
    private static final String PATH_START = "(?<![\\w./\\\\-])";
    /** A shell replaces {@code ~} at the start of a word only, and not in quotes. */
    private static final String COMMAND_START = "(?<![^\\s])";

    private final Terminal terminal;
    private final Supplier<Optional<Path>> home;

    /**
     * Creates a printer.
     *
     * @param home returns the user's home folder; empty if it is not known
     */
    public ErrorPrinter(Terminal terminal, Supplier<Optional<Path>> home) {
        this.terminal = terminal;
        this.home = home;
    }

    /** Prints an error. */
    public void printError(ErrorMessage error) {
        printLine(PROGRAM + error.sentence());
        ErrorLocation where = error.where();
        if (!where.kind().label().isEmpty() && !where.value().isEmpty()) {
            printLine("  " + where.kind().label() + ": " + where.value());
        }
        error.lines().forEach(line -> printLine("  " + line));
        printHints(error.remedy().hints());
    }

    /** Prints an error as a JSON document. */
    public void printJson(ErrorMessage error) {
        terminal.printErrorJson(Json.text(error.json()));
    }

    /** Prints a sentence that is neither an error nor a warning, with its hints if it has some. */
    public void print(String sentence) {
        printSentence("", sentence);
    }

    /** Prints something that may cost the user something; the sentence may end with hints, as the message of an error does. */
    public void printWarning(String sentence) {
        printSentence(WARNING, sentence);
    }

    /** Prints something that may cost the user something. */
    public void printWarning(String sentence, List<String> hints) {
        printLine(PROGRAM + WARNING + sentence);
        printHints(hints);
    }

    /** Prints something that is good to know; the sentence may end with hints, as the message of an error does. */
    public void printNote(String sentence) {
        printSentence(NOTE, sentence);
    }

    /** Prints something that is good to know. */
    public void printNote(String sentence, List<String> hints) {
        printLine(PROGRAM + NOTE + sentence);
        printHints(hints);
    }

    private void printSentence(String kind, String sentence) {
        Reason parsed = Reason.parse(sentence);
        printLine(PROGRAM + kind + parsed.what());
        printHints(parsed.hints());
    }

    /** Prints what the user can do. */
    public void printHints(List<String> hints) {
        hints.forEach(hint -> terminal.printError(Style.DIM.apply("hint:") + " " + shorten(hint, COMMAND_START)));
    }

    private void printLine(String line) {
        terminal.printError(shorten(line));
    }

    /** Returns a line in which {@code ~} stands for the home folder. */
    public String shorten(String line) {
        return shorten(line, line.startsWith("hint: ") ? COMMAND_START : PATH_START);
    }

    /** Replaces the home folder wherever a path in that text starts with it. */
    private String shorten(String text, String start) {
        Optional<Path> folder = home.get().filter(path -> path.getNameCount() > 0);
        if (folder.isEmpty() || !text.contains(folder.get().toString())) {
            return text;
        }
        return Pattern.compile(start + Pattern.quote(folder.get().toString()) + "(?=[/\\\\\\s\"',;:)]|$)")
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement("~"));
    }
}
