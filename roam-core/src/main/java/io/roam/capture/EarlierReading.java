package io.roam.capture;

import io.roam.chain.ConversationId;
import java.util.Map;
import java.util.Optional;

/**
 * What the session index remembers of a session's last reading.
 *
 * @param state the session as it was then; empty if nothing is remembered
 * @param continues whether the new reading continues behind it, and does not begin at the first record
 * @param known whether the ledger knows the session, and no placement was interrupted
 */
record EarlierReading(Optional<SessionState> state, boolean continues, boolean known) {
    /** Returns the state that the new reading continues. */
    Optional<SessionState> continued() {
        return state.filter(known -> continues);
    }

    /** Returns what the session had in its side tracks, for a session of that conversation; empty if that is not known. */
    Optional<Map<String, SideTrackState>> sides(ConversationId conversation) {
        return state.filter(known -> !known.flags().isPrivate())
                .filter(known -> known.conversation().equals(Optional.of(conversation)))
                .map(SessionState::sides);
    }
}
