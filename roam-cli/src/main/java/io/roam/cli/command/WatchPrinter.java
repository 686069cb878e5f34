package io.roam.cli.command;

import io.roam.api.SyncReport;
import io.roam.api.WatchListener;
import io.roam.cli.output.PrintedConditions;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.OutputClosedException;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.UnwritableOutputException;
import io.roam.spi.RoamException;
import java.util.Map;

/** Prints what a watch does. It ends the watch if nobody reads it; if a full disk takes nothing more, the watch goes on. */
final class WatchPrinter implements WatchListener {
    private final Terminal terminal;
    private final boolean json;
    private final PrintedConditions conditions = PrintedConditions.ofProcess();
    private Runnable end = () -> {};

    WatchPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Sets what ends the watch when nobody reads standard output any more. */
    void onClosed(Runnable closing) {
        end = closing;
    }

    @Override
    public void done(SyncReport report) {
        if (json) {
            output(() -> terminal.printJson(SyncJson.toJson(report)));
        } else {
            SyncReport news = conditions.takeNew(report);
            output(() -> new SyncText(terminal).printChanges(news, false));
        }
    }

    @Override
    public void upToDate() {
        if (json) {
            output(() -> terminal.printJson(Map.of("complete", true)));
        }
    }

    @Override
    public void failed(RoamException failure) {
        printTrouble("failed", failure.getMessage());
    }

    @Override
    public void hindered(String sentence) {
        printTrouble("hindered", sentence);
    }

    private void printTrouble(String field, String sentence) {
        if (json) {
            output(() -> terminal.printJson(Map.of(field, sentence)));
        } else {
            terminal.printError("roam: " + sentence);
        }
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
