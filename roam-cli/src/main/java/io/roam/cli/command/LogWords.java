package io.roam.cli.command;

import io.roam.LogEntry;
import io.roam.UndoReport;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Table;
import io.roam.cli.terminal.Terminal;
import java.util.Optional;

/** Says what runs did, and what was taken back of them. */
final class LogWords {
    private static final int TITLE = 40;

    private final Host host;
    private final Terminal to;

    LogWords(Host host) {
        this.host = host;
        this.to = host.terminal();
    }

    /** All of a run. */
    void say(LogEntry entry) {
        head(entry);
        entry.came().forEach(this::came);
        entry.placed().forEach(this::placed);
    }

    /** What a run placed that stands. */
    void placed(LogEntry entry) {
        head(entry);
        entry.placed().stream().filter(one -> !one.takenBack()).forEach(this::placed);
    }

    private void head(LogEntry entry) {
        to.say(Style.DIM.of("run " + entry.run() + ", " + Ago.minute(entry.time(), host.zone())));
    }

    private void came(LogEntry.Came came) {
        String what = came.events() > 0 ? Amount.of(came.events(), "event") : "no new words";
        to.say("  " + Style.GOOD.of("came") + " " + name(came.title(), came.conversation()) + " of " + came.device()
                + ", " + what);
    }

    private void placed(LogEntry.Placed placed) {
        String back = placed.takenBack() ? Style.DIM.of(", taken back") : "";
        to.say("  " + Style.GOOD.of("placed") + " " + where(placed) + ", " + what(placed) + back);
    }

    private static String where(LogEntry.Placed placed) {
        return name(placed.title(), placed.conversation()) + " in " + placed.folder();
    }

    private static String what(LogEntry.Placed placed) {
        if (placed.fresh()) {
            return "a new session, " + placed.session();
        }
        return placed.events() > 0 ? Amount.of(placed.events(), "event") : "no new words";
    }

    /** What was, or would be, taken back. */
    void say(UndoReport report, boolean dry) {
        String done = dry ? "would take back" : "took back";
        report.takenBack().forEach(placed -> to.say(Style.GOOD.of(done) + " " + where(placed) + ", " + what(placed)));
        report.left()
                .forEach(left -> to.say(Style.WARNING.of("not touched") + " " + where(left.placed()) + ": "
                        + left.reason() + (left.remedy().isEmpty() ? "" : " (" + left.remedy() + ")")));
        if (!dry && !report.takenBack().isEmpty()) {
            to.say("It stays so until you go on in it, or ask with roam restore.");
        }
    }

    private static String name(Optional<String> title, String id) {
        return title.map(text -> '"' + Table.cut(text, TITLE) + '"').orElse(id);
    }
}
