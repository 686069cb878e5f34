package io.roam.place;

import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.history.HistoryNode;

/** What is to be done so that a store has a head. */
sealed interface PlacementStep {
    /** The chain value that the session stands at afterwards. */
    HistoryNode to();

    /** Where the session stands before; the root if there is none. */
    ChainValue before();

    /** A session that is here goes on to a head; to its own place, if only state or side tracks are newer. */
    record FastForward(ScannedSession session, HistoryNode from, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return from.chain();
        }
    }

    /** A session that a client wrote from memory, so that it holds words of two branches, gets exactly its own branch, up to a head. */
    record Separate(ScannedSession session, HistoryNode from, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return from.chain();
        }
    }

    /** One more session is made of a branch that has one, to go another way. */
    record Fork(HistoryNode root, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return root.chain();
        }
    }

    /** A session is made. */
    record Create(HistoryNode root, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return root.chain();
        }
    }
}
