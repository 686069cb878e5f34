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
import org.jspecify.annotations.Nullable;

/** Where a command prints and asks. What is printed as lines is made harmless first, as much of it was written by others. */
public final class Terminal {
    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean coloured;
    private final ProgressLine progressLine;

    /**
     * Makes one.
     *
     * @param interactive whether a person sits before it: then progress is shown, and questions are asked
     * @param coloured whether colours are wanted
     */
    public Terminal(InputStream in, OutputStream out, OutputStream err, boolean interactive, boolean coloured) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.interactive = interactive;
        this.coloured = coloured;
        this.progressLine = new ProgressLine(this.err);
    }

    /** Whether a person sits before it. */
    public boolean isInteractive() {
        return interactive;
    }

    /** Whether colours are wanted. */
    public boolean isColoured() {
        return coloured;
    }

    /** Prints what the command is about. */
    public void print(String text) {
        progressLine.clear();
        out.println(render(text));
    }

    /** Prints what is beside the point, such as errors. */
    public void printError(String text) {
        progressLine.clear();
        out.flush();
        err.println(render(text));
    }

    /** Prints the one JSON document of a command. */
    public void printJson(Map<String, ? extends @Nullable Object> document) {
        progressLine.clear();
        out.println(Json.text(document));
    }

    /** Standard output for bytes, as they are. */
    public PrintStream rawOutput() {
        progressLine.clear();
        return out;
    }

    /** Says what is being done, if a person sits there and it takes long. */
    public void showProgress(String what) {
        if (interactive) {
            progressLine.show(render(what));
        }
    }

    /** Asks a question that can be answered with yes; nobody there means no. */
    public boolean confirm(String question) {
        if (!interactive) {
            return false;
        }
        String answer = ask(question + " [y/N]").orElse("").strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** Asks a question; the line that is the answer, if one comes. */
    public Optional<String> ask(String question) {
        progressLine.clear();
        out.flush();
        err.print(render(question) + " ");
        err.flush();
        return readLine();
    }

    /** The next line of standard input. */
    public Optional<String> readLine() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of standard input that was not read yet. */
    public String readAll() {
        try {
            StringWriter all = new StringWriter();
            in.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what is still held back; false if nobody reads any more. */
    public boolean flush() {
        progressLine.clear();
        err.flush();
        return !out.checkError();
    }

    private String render(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (!Style.isMark(c)) {
                SafeText.appendSafe(line, c);
            } else if (coloured) {
                line.append(Style.escapeCode(c));
            }
        });
        return line.toString();
    }
}
