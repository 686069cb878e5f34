package io.roam.capture;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.spi.tool.SessionFacts;
import java.util.Map;
import java.util.Optional;

/**
 * A session in a store, as it was last read.
 *
 * @param conversation the conversation that it belongs to; empty if it has no event yet
 * @param main how far its main track was read
 * @param sides how far each side track was read
 * @param facts the facts in its records
 * @param folder the folder of this machine that it belongs to; empty if unknown
 * @param flags what else was found
 */
public record SessionState(
        Optional<ConversationId> conversation,
        MainTrackState main,
        Map<String, SideTrackState> sides,
        SessionFacts facts,
        String folder,
        Flags flags) {

    /** A key in {@link Flags#partial}: set if the partial record of the main track is a title that roam generated. */
    public static final String PARTIAL_TITLE = "(title)";

    /** Copies the map. */
    public SessionState {
        sides = Map.copyOf(sides);
    }

    /** Returns the chain value that the last event leads to. */
    public ChainValue chain() {
        return main.chain();
    }

    /** Returns the state of a session of which nothing is known. */
    static SessionState empty(String classRule) {
        return new SessionState(
                Optional.empty(), MainTrackState.root(classRule), Map.of(), SessionFacts.NONE, "", Flags.NONE);
    }

    /** Returns this as the state of a session that cannot be read at the moment. */
    SessionState unsettled(boolean isPrivate) {
        Flags now = new Flags(flags.partial(), true, flags.interleaved(), isPrivate);
        return new SessionState(conversation, main, sides, facts, folder, now);
    }

    /**
     * What else was found in a session.
     *
     * @param partial for each track that ends in a partial record, how many bytes of it are there: roam was stopped while it placed it
     * @param unsettled whether records that may still change were left for later
     * @param interleaved whether it holds records of another branch than its own
     * @param isPrivate whether it is private
     */
    public record Flags(Map<String, Integer> partial, boolean unsettled, boolean interleaved, boolean isPrivate) {
        /** Nothing special. */
        public static final Flags NONE = new Flags(Map.of(), false, false, false);

        /** Copies the map. */
        public Flags {
            partial = Map.copyOf(partial);
        }
    }
}
