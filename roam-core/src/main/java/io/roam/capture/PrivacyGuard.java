package io.roam.capture;

import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.workspace.PrivateRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops the capture of a session that turns out to be private, before anything of it is written. */
final class PrivacyGuard {
    private final CaptureContext context;
    private final OpenStore store;
    private final SessionInfo info;

    PrivacyGuard(CaptureContext context, OpenStore store, SessionInfo info) {
        this.context = context;
        this.store = store;
        this.info = info;
    }

    /** Whether a session with these facts, which belongs to that folder of this machine, is private. */
    static boolean isPrivate(PrivateRules rules, String folder, SessionFacts facts) {
        List<String> folders = new ArrayList<>(facts.folders());
        if (!folder.isEmpty()) {
            folders.add(folder);
        }
        return rules.isPrivate(folders);
    }

    /** Returns the folder of this machine that the session belongs to; empty if unknown. */
    String folder(SessionFacts facts) {
        Optional<String> recorded =
                context.ledger().checkpoints().find(store.key(info.id())).map(Checkpoint::folder);
        return context.folders().resolveFolder(info, facts, recorded);
    }

    /**
     * Checks the facts of the session, as far as they are known.
     *
     * @throws PrivateSessionException if it is private
     */
    void check(SessionFacts facts) {
        if (isPrivate(context.rules(), folder(facts), facts)) {
            throw new PrivateSessionException();
        }
    }

    /**
     * Checks the conversation that the session belongs to.
     *
     * @throws PrivateSessionException if it is private
     */
    void check(ConversationId conversation) {
        if (context.rules().isPrivateConversation(conversation.hex())) {
            throw new PrivateSessionException();
        }
    }

    /**
     * Reads ahead and checks the facts found: in all records if folders are private, else up to the first record that names a folder.
     *
     * @param earlier what an earlier reading found before that position
     * @throws PrivateSessionException if the session is private
     */
    void checkAhead(Position from, Optional<SessionFacts> earlier) {
        boolean all = context.rules().hasFolders();
        if (all || earlier.isEmpty()) {
            check(earlier.orElse(SessionFacts.NONE).plus(readAhead(from, all)));
        }
    }

    /**
     * Reads the whole session and checks it, unless {@link #checkAhead} has: called before records are written while more follow.
     *
     * @throws PrivateSessionException if it is private
     */
    void checkWhole() {
        if (!context.rules().hasFolders()) {
            check(readAhead(Position.START, true));
        }
    }

    private SessionFacts readAhead(Position from, boolean all) {
        try (SessionReader reader = store.readSettled(info.id(), from)) {
            Record record = reader.next();
            while (record != null && (all || reader.facts().folders().isEmpty())) {
                record = reader.next();
            }
            return reader.facts();
        }
    }
}
