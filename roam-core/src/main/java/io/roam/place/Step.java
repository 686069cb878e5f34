package io.roam.place;

import io.roam.capture.Visit;
import io.roam.pool.Node;

/** What is to be done so that a store has a head. */
sealed interface Step {
    /** The chain value that the session stands at afterwards. */
    Node to();

    /** How many events the session holds before. */
    long before();

    /** A session that is here goes on to a head; to its own place, if only state or side tracks are newer. */
    record Forward(Visit visit, Node from, Node to) implements Step {
        @Override
        public long before() {
            return from.chain().length();
        }
    }

    /** A session that a client wrote from memory, so that it holds words of two branches, gets exactly its own branch, up to a head. */
    record PutRight(Visit visit, Node from, Node to) implements Step {
        @Override
        public long before() {
            return from.chain().length();
        }
    }

    /** A session is made. */
    record Fresh(Node to) implements Step {
        @Override
        public long before() {
            return 0;
        }
    }
}
