package io.roam.cli.output;

import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.Optional;

/** Says what runs did, and what was taken back of them. */
public final class LogText {
    private static final int TITLE = 40;

    private final CommandContext context;
    private final Terminal to;

    public LogText(CommandContext context) {
        this.context = context;
        this.to = context.terminal();
    }

    /** All of a run. */
    public void say(RunLogEntry entry) {
        head(entry);
        entry.received().forEach(this::came);
        entry.placed().forEach(this::placed);
    }

    /** What a run placed that stands. */
    public void placed(RunLogEntry entry) {
        head(entry);
        entry.placed().stream().filter(one -> !one.takenBack()).forEach(this::placed);
    }

    private void head(RunLogEntry entry) {
        to.say(Style.DIM.of("run " + entry.run() + ", " + RelativeTime.minute(entry.time(), context.zone())));
    }

    private void came(RunLogEntry.Received received) {
        String what = received.events() > 0 ? AmountText.of(received.events(), "event") : "no new words";
        to.say("  " + Style.GOOD.of("came") + " " + name(received.title(), received.conversation()) + " of "
                + received.device() + ", " + what);
    }

    private void placed(RunLogEntry.Placed placed) {
        String back = placed.takenBack() ? Style.DIM.of(", taken back") : "";
        to.say("  " + Style.GOOD.of(placed.putAway() ? "put away" : "placed") + " " + where(placed) + ", "
                + what(placed) + back);
    }

    private static String where(RunLogEntry.Placed placed) {
        return name(placed.title(), placed.conversation()) + " in " + placed.folder();
    }

    private static String what(RunLogEntry.Placed placed) {
        if (placed.fresh() || placed.putAway()) {
            return (placed.fresh() ? "a new session, " : "the session ") + placed.session();
        }
        return placed.events() > 0 ? AmountText.of(placed.events(), "event") : "no new words";
    }

    /** What was, or would be, taken back. */
    public void say(UndoReport report, boolean dry) {
        String done = dry ? "would take back" : "took back";
        report.undone().forEach(placed -> to.say(Style.GOOD.of(done) + " " + where(placed) + ", " + what(placed)));
        report.skipped()
                .forEach(skipped -> to.say(Style.WARNING.of("not touched") + " " + where(skipped.placed()) + ": "
                        + skipped.reason() + (skipped.remedy().isEmpty() ? "" : " (" + skipped.remedy() + ")")));
        if (!dry && !report.undone().isEmpty()) {
            to.say("It stays so until you go on in it, or ask with roam restore.");
        }
    }

    private static String name(Optional<String> title, String id) {
        return title.map(text -> '"' + TextTable.cut(text, TITLE) + '"').orElse(id);
    }
}
