package io.roam.cli.command;

import io.roam.api.RemoteUpdate;
import java.time.Instant;

/** Says that a conversation went on elsewhere. */
final class ContinuationWords {
    private static final int ID = 8;

    private final Host host;

    ContinuationWords(Host host) {
        this.host = host;
    }

    /** {@code session}: the tool's own id of the session in this window. */
    void tell(String session, RemoteUpdate news) {
        Instant now = host.machine().clock().instant();
        String turns = news.turns() == 0 ? "" : Amount.of(news.turns(), "turn") + ", ";
        host.terminal()
                .tell("This conversation went on at " + news.device() + ": " + turns + "the last word "
                        + Ago.words(news.lastMessageTime(), now, host.zone()) + ". None of that is in this window.");
        host.terminal()
                .tell("To go on with it, leave (/exit) and type: roam resume "
                        + session.substring(0, Math.min(ID, session.length())));
        host.terminal()
                .tell(
                        "To go on from here all the same, send this again: there are two branches then, and both are kept.");
    }
}
