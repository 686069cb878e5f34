package io.roam.cli.output;

import io.roam.api.RemoteUpdate;
import io.roam.cli.args.CommandContext;
import java.time.Instant;

/** Says that a conversation went on elsewhere. */
public final class RemoteUpdateText {
    private static final int ID = 8;

    private final CommandContext context;

    public RemoteUpdateText(CommandContext context) {
        this.context = context;
    }

    /** {@code session}: the tool's own id of the session in this window. */
    public void tell(String session, RemoteUpdate news) {
        Instant now = context.machine().clock().instant();
        String turns = news.turns() == 0 ? "" : AmountText.of(news.turns(), "turn") + ", ";
        context.terminal()
                .tell("This conversation went on at " + news.device() + ": " + turns + "the last word "
                        + RelativeTime.words(news.lastMessageTime(), now, context.zone())
                        + ". None of that is in this window.");
        context.terminal()
                .tell("To go on with it, leave (/exit) and type: roam resume "
                        + session.substring(0, Math.min(ID, session.length())));
        context.terminal()
                .tell(
                        "To go on from here all the same, send this again: there are two branches then, and both are kept.");
    }
}
