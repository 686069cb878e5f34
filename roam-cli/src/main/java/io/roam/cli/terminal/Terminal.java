package io.roam.cli.terminal;

import io.roam.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The input and output of a command. Printed lines are made safe first, as they may contain text of others. */
public final class Terminal {
    private final BufferedReader in;
    private final CheckedOutput checked;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean coloured;
    private final ProgressLine progressLine;

    /**
     * Creates a terminal.
     *
     * @param interactive whether a user sits at it: then progress is shown, and questions are asked
     * @param coloured whether colours are wanted
     */
    public Terminal(InputStream in, OutputStream out, OutputStream err, boolean interactive, boolean coloured) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.checked = new CheckedOutput(out);
        this.out = new PrintStream(checked, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.interactive = interactive;
        this.coloured = coloured;
        this.progressLine = new ProgressLine(this.err);
    }

    /** Whether a user sits at the terminal. */
    public boolean isInteractive() {
        return interactive;
    }

    /** Whether colours are wanted. */
    public boolean isColoured() {
        return coloured;
    }

    /**
     * Prints a line of the command's result to standard output.
     *
     * @throws OutputClosedException if nobody reads it any more
     * @throws UnwritableOutputException if what was printed before cannot be written
     */
    public void print(String text) {
        progressLine.clear();
        out.println(render(text));
        checked.check();
    }

    /** Prints a text of several lines, such as a message, to standard output. */
    public void printText(String text) {
        progressLine.clear();
        out.println(render(text, SafeText::appendToText));
        checked.check();
    }

    /** Prints a line, such as an error, to standard error. */
    public void printError(String text) {
        progressLine.clear();
        out.flush();
        err.println(render(text));
    }

    /** Prints the command's JSON document to standard output. */
    public void printJson(Map<String, ? extends @Nullable Object> document) {
        progressLine.clear();
        out.println(SafeText.escapeJson(Json.text(document)));
        checked.check();
    }

    /** Returns standard output for bytes that are printed unchanged. */
    public PrintStream rawOutput() {
        progressLine.clear();
        return out;
    }

    /** Shows progress, if a user sits at the terminal and the command takes long. */
    public void showProgress(String what) {
        if (interactive) {
            progressLine.show(render(what));
        }
    }

    /** Asks a yes-no question; without a user the answer is no. */
    public boolean confirm(String question) {
        if (!interactive) {
            return false;
        }
        String answer = ask(question + " [y/N]").orElse("").strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** Asks a question, and returns the line of the answer; nothing at the end of input. */
    public Optional<String> ask(String question) {
        progressLine.clear();
        out.flush();
        err.print(render(question) + " ");
        err.flush();
        return readLine();
    }

    /** Returns the next line of standard input. */
    public Optional<String> readLine() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the rest of standard input. */
    public String readAll() {
        try {
            StringWriter all = new StringWriter();
            in.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flushes all output. */
    public void flush() {
        progressLine.clear();
        err.flush();
        out.flush();
    }

    /**
     * Flushes all output, and fails if something of it could not be written.
     *
     * @throws OutputClosedException if nobody reads it any more
     * @throws UnwritableOutputException if it cannot be written for another reason
     */
    public void complete() {
        flush();
        checked.check();
    }

    /** Fails as {@link #complete} does, without flushing: for what is printed to {@link #rawOutput}. */
    public void checkOutput() {
        checked.check();
    }

    private String render(String text) {
        return render(text, SafeText::appendToLine);
    }

    private String render(String text, ObjIntConsumer<StringBuilder> append) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (!Style.isMark(c)) {
                append.accept(line, c);
            } else if (coloured) {
                line.append(Style.escapeCode(c));
            }
        });
        return line.toString();
    }
}
