package io.roam.cli.output;

import io.roam.api.SyncReport;
import io.roam.cli.args.ExitCode;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Says what a synchronization did. */
public final class SyncText {
    private static final int MOST = 40;
    private static final int TITLE = 40;

    private final Terminal to;

    public SyncText(Terminal to) {
        this.to = to;
    }

    public static int exitCode(SyncReport report) {
        return report.quarantined().isEmpty() ? ExitCode.DONE : ExitCode.QUARANTINED;
    }

    public void say(SyncReport report, boolean dry) {
        if (report.isQuiet()) {
            to.say("up to date");
        }
        done(report, dry);
        if (!dry && !report.upToDate()) {
            line("note", Style.WARNING, "not everything is exchanged yet; the next roam sync goes on");
        }
    }

    /** What was done, and left, without what is still to come. */
    public void done(SyncReport report, boolean dry) {
        captured(report, dry);
        exchanged(report);
        report.paired().forEach(name -> line("paired", Style.GOOD, name));
        some(
                report.placed(),
                placed -> line(
                        dry ? "would place" : "placed",
                        Style.GOOD,
                        name(placed.title(), placed.conversation()) + " in " + placed.folder() + ", "
                                + (placed.fresh() ? "new here" : AmountText.of(placed.events(), "new event"))));
        new SkippedText(to).say(report.skipped());
        new TreeMap<>(report.quarantined())
                .forEach((file, reason) -> line("quarantined", Style.BAD, file + ": " + reason));
        if (report.privateSessions() > 0) {
            line("private", Style.DIM, AmountText.of(report.privateSessions(), "session") + " kept out");
        }
        report.problems().forEach(note -> line("note", Style.WARNING, note));
    }

    private void captured(SyncReport report, boolean dry) {
        some(
                report.captured(),
                captured -> line(
                        dry ? "would capture" : "captured",
                        Style.GOOD,
                        name(captured.title(), captured.session()) + " in "
                                + captured.folder() + ", "
                                + (captured.events() > 0
                                        ? AmountText.of(captured.events(), "event")
                                        : "no new words")));
    }

    private void exchanged(SyncReport report) {
        if (report.sent() > 0) {
            line("sent", Style.GOOD, AmountText.of(report.sent(), "file"));
        }
        if (report.received() > 0) {
            line(
                    "received",
                    Style.GOOD,
                    AmountText.of(report.received(), "file") + ", " + report.accepted() + " accepted");
        }
    }

    private <T> void some(List<T> all, Consumer<T> line) {
        all.stream().limit(MOST).forEach(line);
        if (all.size() > MOST) {
            to.say("  … and " + (all.size() - MOST) + " more; roam list shows them");
        }
    }

    private void line(String what, Style style, String text) {
        to.say(style.of(what) + " " + text);
    }

    private static String name(Optional<String> title, String id) {
        return title.map(text -> '"' + TextTable.cut(text, TITLE) + '"').orElse(id);
    }
}
