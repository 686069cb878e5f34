package io.roam.cli.output;

import io.roam.api.SkipReason;
import io.roam.api.SyncReport;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Prints a sync report. */
public final class SyncText {
    private static final int MAX_LINES = 40;
    private static final int MAX_TITLE_WIDTH = 40;

    private final Terminal terminal;

    public SyncText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the exit code for a report that was printed; says last, on standard error, if not all is done. */
    public static int finish(SyncReport report, Terminal terminal) {
        return finish(report, List.of(), terminal);
    }

    /** Returns the exit code for a report that was printed, beside which that is lacking. */
    public static int finish(SyncReport report, String besides, Terminal terminal) {
        return finish(report, List.of(besides), terminal);
    }

    private static int finish(SyncReport report, List<String> besides, Terminal terminal) {
        int code = ExitCode.of(report);
        if (code == ExitCode.DONE && !besides.isEmpty()) {
            code = ExitCode.PARTLY;
        }
        if (code == ExitCode.QUARANTINED) {
            terminal.printError("roam: quarantined: "
                    + AmountText.count(report.quarantined().size(), "file")
                    + " failed verification; roam status lists them");
        } else if (code == ExitCode.PARTLY) {
            terminal.printError("roam: partly done: " + lacking(report, besides));
        }
        return code;
    }

    /** Names on standard error what could not be read, and returns the exit code of a command that only reads. */
    public static int finishReading(List<String> failures, Terminal terminal) {
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        failures.forEach(failure -> terminal.printError("roam: " + failure));
        terminal.printError("roam: partly done: " + AmountText.count(failures.size(), "failure"));
        return ExitCode.PARTLY;
    }

    private static String lacking(SyncReport report, List<String> besides) {
        List<String> parts = new ArrayList<>(besides);
        long refused = report.skipped().stream()
                .filter(skipped -> skipped.skipReason().isFailure())
                .map(SyncReport.Skipped::conversation)
                .distinct()
                .count();
        if (!report.failures().isEmpty()) {
            parts.add(AmountText.count(report.failures().size(), "failure"));
        }
        if (refused > 0) {
            parts.add(AmountText.count(refused, "conversation") + " could not be placed");
        }
        if (!report.upToDate()) {
            parts.add("not everything could be exchanged");
        }
        if (report.pendingConversations() > 0) {
            parts.add(AmountText.count(report.pendingConversations(), "conversation") + " with pending messages");
        }
        return String.join(", ", parts);
    }

    /** Prints the report of a real run, as text or as JSON, and returns the exit code. */
    public static int printReport(SyncReport report, ParsedArguments arguments, Terminal terminal) {
        if (arguments.isJson()) {
            terminal.printJson(SyncJson.toJson(report));
        } else {
            new SyncText(terminal).print(report, false);
        }
        return finish(report, terminal);
    }

    public void print(SyncReport report, boolean dry) {
        if (report.isQuiet() && report.isComplete()) {
            terminal.print("up to date");
        }
        printChanges(report, dry);
        if (report.unsettledSessions() > 0) {
            printLine(
                    "note",
                    Style.WARNING,
                    AmountText.count(report.unsettledSessions(), "session is", "sessions are")
                            + " still being written; the next sync saves the rest");
        }
        printPending(report);
        if (!dry && !report.upToDate()) {
            printLine("note", Style.WARNING, "not everything is exchanged yet; the next roam sync goes on");
        }
    }

    /** Prints what waits for the user's word, and, last, that all else is up to date. */
    private void printPending(SyncReport report) {
        for (SyncReport.PendingDevice pending : report.pending()) {
            printLine("pending", Style.WARNING, pending.reason().what());
            if (!pending.reason().remedy().isEmpty()) {
                terminal.print("  hint: " + pending.reason().remedy());
            }
        }
        if (report.pendingConversations() > 0
                && report.upToDate()
                && report.failures().isEmpty()) {
            terminal.print("Up to date, except " + AmountText.count(report.pendingConversations(), "conversation")
                    + " with pending messages");
            terminal.print("hint: roam status");
        }
    }

    /** Prints what was done and skipped, without a note on what is still to be exchanged. */
    public void printChanges(SyncReport report, boolean dry) {
        printCaptured(report, dry);
        printExchanged(report);
        report.pairedDevices().forEach(name -> printLine("paired", Style.GOOD, name));
        printLimited(
                report.placed(),
                placed -> printLine(
                        dry ? "would place" : "placed",
                        Style.GOOD,
                        displayName(placed.title(), placed.conversation()) + " in " + placed.folder() + ", "
                                + (placed.fresh() ? "new here" : AmountText.count(placed.events(), "new event"))));
        new SkippedText(terminal).print(dry ? report.skipped() : withoutBeginnings(report));
        new TreeMap<>(report.quarantined())
                .forEach((file, reason) -> printLine("quarantined", Style.BAD, file + ": " + reason));
        if (report.privateSessions() > 0) {
            printLine("private", Style.DIM, AmountText.count(report.privateSessions(), "session") + " kept out");
        }
        report.failures().forEach(failure -> printLine("failed", Style.BAD, failure));
        report.notes().forEach(note -> printLine("note", Style.WARNING, note));
    }

    /** Returns what was skipped, without sessions that are the beginning of others: only roam status counts these. */
    private static List<SyncReport.Skipped> withoutBeginnings(SyncReport report) {
        return report.skipped().stream()
                .filter(skipped -> skipped.skipReason() != SkipReason.DIVERGED)
                .toList();
    }

    private void printCaptured(SyncReport report, boolean dry) {
        printLimited(
                report.captured(),
                captured -> printLine(
                        dry ? "would capture" : "captured",
                        Style.GOOD,
                        displayName(captured.title(), captured.session())
                                + (captured.folder().isEmpty() ? "" : " in " + captured.folder()) + ", "
                                + (captured.events() > 0
                                        ? AmountText.count(captured.events(), "event")
                                        : "no new words")));
    }

    private void printExchanged(SyncReport report) {
        if (report.sent() > 0) {
            printLine("sent", Style.GOOD, AmountText.count(report.sent(), "file"));
        }
        if (report.received() > 0) {
            printLine(
                    "received",
                    Style.GOOD,
                    AmountText.count(report.received(), "file") + ", " + report.accepted() + " accepted");
        }
    }

    private <T> void printLimited(List<T> all, Consumer<T> line) {
        all.stream().limit(MAX_LINES).forEach(line);
        if (all.size() > MAX_LINES) {
            terminal.print("  … and " + (all.size() - MAX_LINES) + " more; roam list shows them");
        }
    }

    private void printLine(String what, Style style, String text) {
        terminal.print(style.apply(what) + " " + text);
    }

    private static String displayName(Optional<String> title, String id) {
        return title.map(text -> '"' + TextTable.cutLine(text, MAX_TITLE_WIDTH) + '"')
                .orElse(id);
    }
}
