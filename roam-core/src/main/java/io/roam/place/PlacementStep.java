package io.roam.place;

import io.roam.capture.ScannedSession;
import io.roam.chain.ChainValue;
import io.roam.history.HistoryNode;
import java.nio.file.Path;

/** One thing to do so that a store has a head. */
sealed interface PlacementStep {
    /** Returns where the session ends afterwards. */
    HistoryNode to();

    /** Returns where the session ends before; the root if it is made. */
    ChainValue before();

    /** Brings a session to a head; to its own end, if only state or side tracks are newer. */
    record FastForward(ScannedSession session, HistoryNode from, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return from.chain();
        }
    }

    /** Writes a session whose folder is gone anew where its folder is now, up to a head. */
    record Move(ScannedSession session, HistoryNode from, HistoryNode to, Path folder) implements PlacementStep {
        @Override
        public ChainValue before() {
            return from.chain();
        }
    }

    /** Gives a session with interleaved branches, left by a stale append, exactly its own branch up to a head. */
    record Separate(ScannedSession session, HistoryNode from, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return from.chain();
        }
    }

    /** Makes one more session of a branch that has one, so that the user can continue it differently. */
    record Fork(HistoryNode root, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return root.chain();
        }
    }

    /** Makes a session. */
    record Create(HistoryNode root, HistoryNode to) implements PlacementStep {
        @Override
        public ChainValue before() {
            return root.chain();
        }
    }
}
