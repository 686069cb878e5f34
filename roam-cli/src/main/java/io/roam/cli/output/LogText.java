package io.roam.cli.output;

import io.roam.api.RunLogEntry;
import io.roam.api.RunLogEntry.Change;
import io.roam.api.UndoReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.function.Function;

/** Prints the changes that roam made on this device, and what was undone. */
public final class LogText {
    private final CommandContext context;
    private final Terminal terminal;
    private final boolean verbose;

    /** Lists every conversation of a change if {@code verbose}. */
    public LogText(CommandContext context, boolean verbose) {
        this.context = context;
        this.terminal = context.terminal();
        this.verbose = verbose;
    }

    /** Prints what was received and changed. */
    public void printRun(RunLogEntry entry) {
        printHeading(entry);
        SyncLines.grouped(entry.received(), RunLogEntry.Received::device)
                .forEach((device, received) -> printLimited(
                        received,
                        LogText::receivedLine,
                        "  " + Style.GOOD.apply("Received") + " changes to "
                                + AmountText.count(received.size(), "conversation") + " from " + device));
        printPlaced(entry.placed());
    }

    /** Prints what can be undone. */
    public void printUndoable(RunLogEntry entry) {
        printHeading(entry);
        printPlaced(
                entry.placed().stream().filter(placement -> !placement.undone()).toList());
    }

    private void printHeading(RunLogEntry entry) {
        terminal.print(Style.BOLD.apply("#" + entry.run()) + " "
                + Style.DIM.apply(RelativeTime.formatMinute(entry.time(), context.zone())));
    }

    private static String receivedLine(RunLogEntry.Received received) {
        return "  " + Style.GOOD.apply("Received") + " "
                + SyncLines.name(received.title(), SyncLines.shortId(received.conversation())) + " from "
                + received.device();
    }

    private void printPlaced(List<RunLogEntry.Placed> placed) {
        SyncLines.grouped(placed, one -> one.change() + " " + one.tool())
                .values()
                .forEach(group -> {
                    RunLogEntry.Placed first = group.get(0);
                    printLimited(
                            group,
                            this::placedLine,
                            "  " + verb(first.change()) + " " + AmountText.count(group.size(), "conversation")
                                    + toolPart(first));
                });
    }

    private <T> void printLimited(List<T> all, Function<T, String> line, String summary) {
        if (verbose || all.size() <= SyncLines.MAX_LINES) {
            all.stream().map(line).distinct().forEach(terminal::print); // each branch of a conversation is renamed
        } else {
            terminal.print(summary + " (--verbose lists them)");
        }
    }

    private String placedLine(RunLogEntry.Placed placed) {
        boolean whole = placed.change() == Change.ADDED || placed.change() == Change.HIDDEN;
        return "  " + verb(placed.change()) + " " + name(placed) + toolPart(placed) + folderPart(placed)
                + (whole ? " · session " + SyncLines.shortId(placed.session()) : "")
                + (placed.undone() ? Style.DIM.apply(" (undone)") : "");
    }

    private static String verb(Change change) {
        return Style.GOOD.apply(
                switch (change) {
                    case ADDED -> "Added";
                    case UPDATED -> "Updated";
                    case RENAMED -> "Renamed";
                    case HIDDEN -> "Hidden";
                });
    }

    private static String toolPart(RunLogEntry.Placed placed) {
        String tool = ToolName.of(placed.tool());
        return switch (placed.change()) {
            case ADDED -> " to " + tool;
            case UPDATED -> " in " + tool;
            case RENAMED, HIDDEN -> "";
        };
    }

    private String folderPart(RunLogEntry.Placed placed) {
        return placed.folder().isEmpty() ? "" : " · " + DisplayPath.format(placed.folder(), context);
    }

    private static String name(RunLogEntry.Placed placed) {
        return SyncLines.name(placed.title(), SyncLines.shortId(placed.conversation()));
    }

    /** Prints what was undone, or would be if {@code dry}. */
    public void printUndo(UndoReport report, boolean dry) {
        String done = Style.GOOD.apply(dry ? "Would undo" : "Undone");
        printLimited(
                report.undone(),
                placed -> done + ": " + name(placed) + folderPart(placed) + " · " + undoneText(placed, dry),
                done + ": " + AmountText.count(report.undone().size(), "session"));
        report.skipped().forEach(this::printSkipped);
        if (!dry) {
            printPaused(report.undone());
        }
    }

    private void printSkipped(UndoReport.Skipped skipped) {
        terminal.print(Style.WARNING.apply("Not undone") + ": " + name(skipped.placed()) + folderPart(skipped.placed())
                + ": " + skipped.reason().what());
        skipped.reason().hints().forEach(hint -> terminal.print("hint: " + hint));
    }

    private static String undoneText(RunLogEntry.Placed placed, boolean dry) {
        return switch (placed.change()) {
            case ADDED -> dry ? "removes the session" : "session removed";
            case RENAMED -> dry ? "restores the title" : "title restored";
            case HIDDEN -> dry ? "brings the session back" : "session brought back";
            case UPDATED ->
                placed.events() > 0
                        ? dry ? "removes the new messages" : "new messages removed"
                        : dry ? "removes what was added" : "what was added is removed";
        };
    }

    private void printPaused(List<RunLogEntry.Placed> undone) {
        List<String> paused = undone.stream()
                .filter(one -> one.change() == Change.ADDED || one.change() == Change.UPDATED)
                .map(RunLogEntry.Placed::conversation)
                .distinct()
                .toList();
        if (paused.size() == 1) {
            terminal.print("The conversation is paused on this device until you continue it.");
            terminal.print("hint: to add it again: roam restore " + SyncLines.shortId(paused.get(0)));
        } else if (!paused.isEmpty()) {
            terminal.print(AmountText.count(paused.size(), "conversation")
                    + " are paused on this device until you continue them.");
            terminal.print("hint: to add one again: roam restore <id>");
        }
    }
}
