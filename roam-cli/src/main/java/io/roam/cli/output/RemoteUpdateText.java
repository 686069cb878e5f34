package io.roam.cli.output;

import io.roam.api.RemoteUpdate;
import io.roam.cli.args.CommandContext;
import java.time.Instant;

/** Prints that a conversation continued on another device. */
public final class RemoteUpdateText {
    private static final int ID_LENGTH = 8;

    private final CommandContext context;

    public RemoteUpdateText(CommandContext context) {
        this.context = context;
    }

    /**
     * Prints the update.
     *
     * @param session the tool's own id of the session in its window
     */
    public void print(String session, RemoteUpdate update) {
        Instant now = context.machine().clock().instant();
        String turns = update.turns() == 0 ? "" : AmountText.count(update.turns(), "turn") + ", ";
        context.terminal()
                .printError("This conversation was continued on " + update.device() + " (" + turns
                        + RelativeTime.format(update.lastMessageTime(), now, context.zone())
                        + "). Those messages are not in this window.");
        context.terminal()
                .printError("To continue with them: /exit, then run: roam resume "
                        + session.substring(0, Math.min(ID_LENGTH, session.length())));
        context.terminal().printError("To continue here: send your message again. roam keeps both as branches.");
    }
}
