package io.roam.cli.output;

import io.roam.api.SkipReason;
import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a sync report: what was done on standard output, what failed on standard error. */
public final class SyncText {
    private static final int MAX_WARNINGS = 10;

    private final CommandContext context;
    private final Terminal terminal;
    private boolean verbose;

    public SyncText(CommandContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /** Has every conversation listed, if that is wanted. */
    public SyncText verbose(boolean all) {
        verbose = all;
        return this;
    }

    /** Returns the exit code for a report that was printed; says last, on standard error, if not all is done. */
    public static int finish(SyncReport report, CommandContext context) {
        return finish(ExitCode.of(report), report, List.of(), context);
    }

    /** Returns the exit code for a report that was printed, beside which that is lacking. */
    public static int finish(SyncReport report, String besides, CommandContext context) {
        int code = ExitCode.of(report);
        return finish(code == ExitCode.DONE ? ExitCode.PARTLY : code, report, List.of(besides), context);
    }

    /** Returns the exit code of a command that needed one conversation, and has it: what else failed is a part. */
    public static int finishWithSession(SyncReport report, CommandContext context) {
        int code = ExitCode.of(report);
        return finish(code == ExitCode.FAILED ? ExitCode.PARTLY : code, report, List.of(), context);
    }

    private static int finish(int code, SyncReport report, List<String> besides, CommandContext context) {
        fullDisk(report).forEach(context.errors()::print);
        if (code == ExitCode.QUARANTINED) {
            context.terminal()
                    .printError("roam: quarantined: "
                            + AmountText.count(report.quarantined().size(), "file")
                            + " failed verification; roam status lists them");
        } else if (code == ExitCode.PARTLY) {
            context.terminal().printError("roam: partly done: " + lacking(report, besides));
        }
        return code;
    }

    /** Returns what a full disk caused, a sentence each, with counts. */
    private static List<String> fullDisk(SyncReport report) {
        List<String> all = new ArrayList<>(Reason.Coded.sentences(
                report.failures().stream().filter(SyncText::isFullDisk).toList()));
        unwritten(report).ifPresent(all::add);
        return all;
    }

    private static Optional<String> unwritten(SyncReport report) {
        List<SyncReport.Skipped> unwritten = report.skipped().stream()
                .filter(one -> one.skipReason() == SkipReason.DISK_FULL)
                .toList();
        long count = unwritten.stream()
                .map(SyncReport.Skipped::conversation)
                .distinct()
                .count();
        return unwritten.stream()
                .findFirst()
                .map(one -> AmountText.count(count, "conversation") + " could not be added to the tool: "
                        + one.reason().sentence());
    }

    private static boolean isFullDisk(Reason.Coded failure) {
        return failure.code().equals(DiskException.FULL);
    }

    /** Names on standard error what could not be read, and returns the exit code of a command that only reads. */
    public static int finishReading(List<String> failures, CommandContext context) {
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        failures.forEach(context.errors()::print);
        context.terminal().printError("roam: partly done: " + AmountText.count(failures.size(), "failure"));
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
            parts.add(AmountText.count(refused, "conversation") + " could not be written to the tool");
        }
        if (!report.upToDate()) {
            parts.add("not everything was exchanged; the next sync continues");
        }
        if (report.pendingConversations() > 0) {
            parts.add(AmountText.count(report.pendingConversations(), "conversation") + " with pending messages");
        }
        return String.join(", ", parts);
    }

    /** Prints the report of a command about some conversations, as text or as JSON, and returns the exit code. */
    public static int printReport(SyncReport report, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal().printJson(SyncJson.toJson(report));
        } else {
            new SyncText(context).printRequested(report);
        }
        return finish(report, context);
    }

    /** Prints what was done with conversations that the user named, with each reason why one was skipped. */
    private void printRequested(SyncReport report) {
        List<String> lines = new ArrayList<>(new SyncLines(context, false, false).changes(report));
        lines.addAll(new SkippedText(verbose)
                .reasons(report.skipped().stream()
                        .filter(one -> one.skipReason() != SkipReason.DIVERGED)
                        .toList()));
        print(report, lines);
    }

    /** Prints a report, with one summary of what was not added. A dry one says what a sync would do. */
    public void print(SyncReport report, boolean dry) {
        List<String> lines = new ArrayList<>(new SyncLines(context, dry, verbose).changes(report));
        SkippedText skipped = new SkippedText(verbose);
        lines.addAll(skipped.summary(report.skipped()));
        lines.addAll(skipped.actions(report.skipped()));
        print(report, lines);
    }

    private void print(SyncReport report, List<String> lines) {
        if (lines.isEmpty() && report.isQuiet() && report.isComplete()) {
            terminal.print("Already up to date.");
        }
        lines.forEach(terminal::print);
        printWarnings(report);
        printPending(report);
    }

    /** Prints what waits for the user's decision about a device. */
    public void printPending(SyncReport report) {
        pendingLines(report).forEach(terminal::print);
    }

    /** Prints on standard error what failed, and what else the user should know; {@link #finish} says that the disk is full. */
    public void printWarnings(SyncReport report) {
        limited(report.failures().stream()
                        .filter(failure -> !isFullDisk(failure))
                        .toList())
                .forEach(context.errors()::printWarning);
        limited(report.notes()).forEach(context.errors()::printNote);
    }

    private List<String> limited(List<Reason.Coded> warnings) {
        List<String> sentences = Reason.Coded.sentences(warnings);
        if (verbose || sentences.size() <= MAX_WARNINGS) {
            return sentences;
        }
        List<String> first = new ArrayList<>(sentences.subList(0, MAX_WARNINGS));
        first.add((sentences.size() - MAX_WARNINGS) + " more of this kind, which --verbose lists");
        return first;
    }

    /** Returns the lines about what failed, and what else the user should know. */
    public List<String> warningLines(SyncReport report) {
        List<String> lines = new ArrayList<>();
        limited(report.failures()).forEach(failure -> addWarning(lines, "roam: warning: ", failure));
        unwritten(report).ifPresent(failure -> addWarning(lines, "roam: warning: ", failure));
        limited(report.notes()).forEach(note -> addWarning(lines, "roam: note: ", note));
        return lines;
    }

    private static void addWarning(List<String> lines, String kind, String sentence) {
        Reason reason = Reason.parse(sentence);
        lines.add(kind + reason.what());
        reason.hints().forEach(hint -> lines.add("hint: " + hint));
    }

    /** Returns the lines of what a watch did. */
    public List<String> changeLines(SyncReport report) {
        SkippedText skipped = new SkippedText(false);
        List<String> lines = new ArrayList<>(new SyncLines(context, false, false).changes(report));
        lines.addAll(skipped.summary(report.skipped()));
        lines.addAll(skipped.actions(report.skipped()));
        return lines;
    }

    /** Returns the lines about what waits for the user, and, last, that everything else is up to date. */
    private static List<String> pendingLines(SyncReport report) {
        List<String> lines = new ArrayList<>();
        for (SyncReport.PendingDevice pending : report.pending()) {
            lines.add(pending.reason().what());
            pending.reason().hints().forEach(hint -> lines.add("hint: " + hint));
        }
        if (report.pendingConversations() > 0
                && report.upToDate()
                && report.failures().isEmpty()) {
            lines.add("Up to date, except " + AmountText.count(report.pendingConversations(), "conversation")
                    + " with pending messages");
            lines.add("hint: roam status");
        }
        return lines;
    }
}
