package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.spi.tool.SessionFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that stands in a store, as it was last read.
 *
 * @param conversation what it belongs to; empty if it has no event yet
 * @param chain the chain value that its last event leads to
 * @param tail the payload hashes of the state behind its last event, in order
 * @param displayed the payload hash of the last lasting value of each key before its last event
 * @param sides its side tracks
 * @param lastLink the tool's own id of its last event; empty if it has none
 * @param facts what its records say about it
 * @param folder the folder of this machine that it belongs to; empty if unknown
 * @param flags what else was found
 */
public record SessionState(
        Optional<ConversationId> conversation,
        ChainValue chain,
        List<Hash> tail,
        Map<String, Hash> displayed,
        Map<String, SideTrackState> sides,
        String lastLink,
        SessionFacts facts,
        String folder,
        Flags flags) {

    /** Stands among what was {@link Flags#begun} if that of the main track is a title that roam made up. */
    public static final String TITLE = "(title)";

    /** Makes one; the collections are copied. */
    public SessionState {
        tail = List.copyOf(tail);
        displayed = Map.copyOf(displayed);
        sides = Map.copyOf(sides);
    }

    /**
     * What else was found in a session.
     *
     * @param begun for each track, how many bytes of the record that comes next stand there unterminated: roam was stopped while it
     *     placed them
     * @param unsettled whether words stand there that are not settled yet
     * @param mixed whether it holds words of another branch than its own
     * @param keptOut whether it is private
     */
    public record Flags(Map<String, Integer> begun, boolean unsettled, boolean mixed, boolean keptOut) {
        /** Nothing special. */
        public static final Flags NONE = new Flags(Map.of(), false, false, false);

        /** Makes one; the map is copied. */
        public Flags {
            begun = Map.copyOf(begun);
        }
    }

    SessionState in(String otherFolder) {
        return new SessionState(conversation, chain, tail, displayed, sides, lastLink, facts, otherFolder, flags);
    }
}
