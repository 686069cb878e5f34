package io.roam.cli.command;

import io.roam.api.SyncReport;
import io.roam.api.WatchListener;
import io.roam.cli.args.CommandContext;
import io.roam.cli.output.PrintedConditions;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.OutputClosedException;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.UnwritableOutputException;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a watch does. It ends the watch if nobody reads it; if a full disk takes nothing more, the watch goes on. */
final class WatchPrinter implements WatchListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final CommandContext context;
    private final Terminal terminal;
    private final boolean json;
    private final PrintedConditions conditions = PrintedConditions.ofProcess();
    private Runnable end = () -> {};

    WatchPrinter(CommandContext context, boolean json) {
        this.context = context;
        this.terminal = context.terminal();
        this.json = json;
    }

    /** Sets what ends the watch when nobody reads standard output any more. */
    void onClosed(Runnable closing) {
        end = closing;
    }

    /** Prints that the watch begins. */
    void begin() {
        if (!json) {
            output(() -> terminal.print(stamped("Watching for changes. Press Ctrl-C to stop.")));
        }
    }

    @Override
    public void done(SyncReport report) {
        if (json) {
            output(() -> terminal.printJson(SyncJson.toJson(report)));
            return;
        }
        SyncReport news = conditions.takeNew(report);
        SyncText text = new SyncText(context);
        output(() -> text.changeLines(news).forEach(line -> terminal.print(stamped(line))));
        text.warningLines(news).forEach(this::printError);
    }

    @Override
    public void upToDate() {
        if (json) {
            output(() -> terminal.printJson(Map.of("complete", true)));
        }
    }

    @Override
    public void failed(RoamException failure) {
        if (json) {
            printJson("failures", failure.code(), Reason.parse(failure.getMessage()));
        } else {
            printSentence("roam: ", failure.getMessage());
        }
    }

    @Override
    public void hindered(String sentence) {
        if (json) {
            printJson("warnings", "hindered", Reason.parse(sentence));
        } else {
            printSentence("roam: warning: ", sentence);
        }
    }

    private void printSentence(String kind, String sentence) {
        Reason reason = Reason.parse(sentence);
        printError(kind + reason.what());
        reason.hints().forEach(hint -> printError("hint: " + hint));
    }

    private void printError(String line) {
        terminal.printError(stamped(context.errors().shorten(line)));
    }

    private void printJson(String list, String code, Reason reason) {
        output(() -> terminal.printJson(Map.of(list, List.of(SyncJson.messageToJson(code, reason)))));
    }

    private String stamped(String line) {
        String time = TIME.format(context.machine().clock().instant().atZone(context.zone()));
        return Style.DIM.apply(time) + " " + line;
    }

    private void output(Runnable print) {
        try {
            print.run();
            terminal.complete();
        } catch (OutputClosedException e) {
            end.run();
        } catch (UnwritableOutputException e) { // conversations matter more than their log
            return;
        }
    }
}
