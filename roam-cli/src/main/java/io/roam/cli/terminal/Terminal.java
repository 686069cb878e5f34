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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The input and output of a command. Printed lines are made safe first, as they may contain text of others. */
public final class Terminal {
    /** The width of output that no user reads on a terminal: nothing is wrapped or cut for it. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The version of all JSON documents: it changes only if a field is removed or changes its meaning. */
    public static final int JSON_VERSION = 1;

    private static final int MIN_COLUMNS = 40;
    private static final int HANGING = 2;

    private final BufferedReader in;
    private final CheckedOutput checked;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private boolean coloured;
    private boolean ascii;
    private final ProgressLine progressLine;
    private final IntSupplier columnsSource;
    private int columns;
    private IntSupplier rowsSource = () -> UNLIMITED;
    private volatile boolean progressHidden;

    /** Creates a terminal whose lines may have any length. */
    public Terminal(InputStream in, OutputStream out, OutputStream err, boolean interactive, boolean coloured) {
        this(in, out, err, interactive, coloured, () -> UNLIMITED);
    }

    /**
     * Creates a terminal.
     *
     * @param interactive whether a user sits at it: then progress is shown, and questions are asked
     * @param coloured whether colours are wanted
     * @param columns returns its width; called once, at most, and only if a user sits at it
     */
    public Terminal(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean interactive,
            boolean coloured,
            IntSupplier columns) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.checked = new CheckedOutput(out);
        this.out = new PrintStream(checked, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.interactive = interactive;
        this.coloured = coloured;
        this.progressLine = new ProgressLine(this.err);
        this.columnsSource = columns;
    }

    /** Whether a user sits at the terminal. */
    public boolean isInteractive() {
        return interactive;
    }

    /** Whether colours are wanted. */
    public boolean isColoured() {
        return coloured;
    }

    /** Uses colours from now on, or none. */
    public void useColours(boolean wanted) {
        coloured = wanted;
    }

    /** Prints ASCII characters in place of roam's own signs from now on. */
    public void useAscii() {
        ascii = true;
    }

    /** Whether only ASCII characters are sure to be shown as they are. */
    public boolean isAscii() {
        return ascii;
    }

    /** Returns how wide a line may be: at least 40 columns, and {@link #UNLIMITED} if this is not a terminal. */
    public int columns() {
        if (columns == 0) {
            columns = interactive ? Math.max(MIN_COLUMNS, columnsSource.getAsInt()) : UNLIMITED;
        }
        return columns;
    }

    /** Sets what reports the number of rows; it is called only if a user sits at the terminal. */
    public void useRows(IntSupplier source) {
        rowsSource = source;
    }

    /** Returns how many lines a user sees together, and {@link #UNLIMITED} if this is not a terminal. */
    public int rows() {
        return interactive ? rowsSource.getAsInt() : UNLIMITED;
    }

    /**
     * Prints a line of the command's result to standard output, wrapped between words.
     *
     * @throws OutputClosedException if nobody reads it any more
     * @throws UnwritableOutputException if what was printed before cannot be written
     */
    public void print(String text) {
        print(text, HANGING);
    }

    /**
     * Prints a line as {@link #print(String)} does.
     *
     * @param hanging how much further all lines but the first are indented, such as to the text after a label
     */
    public void print(String text, int hanging) {
        LineWrap.wrap(text, columns(), hanging).forEach(this::printUnwrapped);
    }

    /** Prints a line that is not wrapped: a command to copy, a row of a table, or one that a script reads. */
    public void printUnwrapped(String text) {
        progressLine.clear();
        out.println(render(text));
        checked.check();
    }

    /** Prints a text of several lines, such as a message, to standard output, wrapped between words. */
    public void printText(String text) {
        progressLine.clear();
        for (String line : text.split("\n", -1)) {
            LineWrap.wrap(line, columns(), 0).forEach(part -> out.println(render(part)));
        }
        checked.check();
    }

    /** Prints a line, such as an error, to standard error, wrapped between words. */
    public void printError(String text) {
        progressLine.clear();
        out.flush();
        LineWrap.wrap(text, columns(), HANGING).forEach(line -> err.println(render(line)));
    }

    /** Prints the JSON document of an error to standard error. */
    void printErrorJson(String document) {
        progressLine.clear();
        out.flush();
        err.println(SafeText.escapeJson(document));
    }

    /** Prints the command's JSON document, with its version, to standard output. */
    public void printJson(Map<String, ? extends @Nullable Object> document) {
        Map<String, @Nullable Object> versioned = new LinkedHashMap<>();
        versioned.put("version", JSON_VERSION);
        versioned.putAll(document);
        progressLine.clear();
        out.println(SafeText.escapeJson(Json.text(versioned)));
        checked.check();
    }

    /** Returns standard output for bytes that are printed unchanged. */
    public PrintStream rawOutput() {
        progressLine.clear();
        return out;
    }

    /** Shows progress, if a user sits at the terminal and the command takes long. */
    public void showProgress(String what) {
        if (interactive && !progressHidden && !checked.isRedirected()) {
            progressLine.show(render(what), columns());
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
        List<String> lines = LineWrap.wrap(question, columns() - 1, 0);
        lines.subList(0, lines.size() - 1).forEach(line -> err.println(render(line)));
        err.print(render(lines.get(lines.size() - 1)) + " ");
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

    /** Shows no progress from now on, as something else has the whole screen, until {@link #allowProgress}. */
    public void hideProgress() {
        progressHidden = true;
        flush();
    }

    /** Shows progress again. */
    public void allowProgress() {
        progressHidden = false;
    }

    /** Prints to a pager from now on, until {@link #leavePager}. */
    public void enterPager(OutputStream pager) {
        flush();
        checked.redirect(pager);
    }

    /** Whether what is printed goes to a pager. */
    public boolean isPaged() {
        return checked.isRedirected();
    }

    /** Prints to standard output again. That the pager ended early is no error. */
    public void leavePager() {
        flush();
        checked.restore();
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
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (!Style.isMark(c)) {
                SafeText.appendToLine(line, c);
            } else if (coloured) {
                line.append(Style.escapeCode(c));
            }
        });
        return ascii ? AsciiText.format(line.toString()) : line.toString();
    }
}
