package io.roam.cli.output;

import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.Optional;

/** Prints runs and undo reports. */
public final class LogText {
    private static final int MAX_TITLE_WIDTH = 40;

    private final CommandContext context;
    private final Terminal terminal;

    public LogText(CommandContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /** Prints all that a run received and placed. */
    public void printRun(RunLogEntry entry) {
        printHeading(entry);
        entry.received().forEach(this::printReceived);
        entry.placed().forEach(this::printPlaced);
    }

    /** Prints what a run placed and was not undone. */
    public void printUndoable(RunLogEntry entry) {
        printHeading(entry);
        entry.placed().stream().filter(placement -> !placement.undone()).forEach(this::printPlaced);
    }

    private void printHeading(RunLogEntry entry) {
        terminal.print(
                Style.DIM.apply("run " + entry.run() + ", " + RelativeTime.formatMinute(entry.time(), context.zone())));
    }

    private void printReceived(RunLogEntry.Received received) {
        String what = received.events() > 0 ? AmountText.count(received.events(), "event") : "no new words";
        terminal.print("  " + Style.GOOD.apply("came") + " " + displayName(received.title(), received.conversation())
                + " of " + received.device() + ", " + what);
    }

    private void printPlaced(RunLogEntry.Placed placed) {
        String undoneText = placed.undone() ? Style.DIM.apply(", taken back") : "";
        terminal.print("  " + Style.GOOD.apply(placed.removed() ? "put away" : "placed") + " " + sessionText(placed)
                + ", " + changeText(placed) + undoneText);
    }

    private static String sessionText(RunLogEntry.Placed placed) {
        return displayName(placed.title(), placed.conversation()) + " in " + placed.folder();
    }

    private static String changeText(RunLogEntry.Placed placed) {
        if (placed.created() || placed.removed()) {
            return (placed.created() ? "a new session, " : "the session ") + placed.session();
        }
        return placed.events() > 0 ? AmountText.count(placed.events(), "event") : "no new words";
    }

    /** Prints what was undone, or would be if {@code dry}. */
    public void printUndo(UndoReport report, boolean dry) {
        String done = dry ? "would take back" : "took back";
        report.undone()
                .forEach(placed ->
                        terminal.print(Style.GOOD.apply(done) + " " + sessionText(placed) + ", " + changeText(placed)));
        report.skipped()
                .forEach(skipped -> terminal.print(Style.WARNING.apply("not touched") + " "
                        + sessionText(skipped.placed()) + ": "
                        + skipped.reason().what()
                        + (skipped.reason().remedy().isEmpty()
                                ? ""
                                : " (" + skipped.reason().remedy() + ")")));
        if (!dry && !report.undone().isEmpty()) {
            terminal.print("It stays so until you go on in it, or ask with roam restore.");
        }
    }

    private static String displayName(Optional<String> title, String id) {
        return title.map(text -> '"' + TextTable.cutLine(text, MAX_TITLE_WIDTH) + '"')
                .orElse(id);
    }
}
