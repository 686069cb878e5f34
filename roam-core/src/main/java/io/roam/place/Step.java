package io.roam.place;

import io.roam.capture.Visit;
import io.roam.pool.Node;

/** What is to be done so that a store has a head. */
sealed interface Step {
    /** The chain value that the session stands at afterwards. */
    Node to();

    /** A session that is here goes on to a head; to its own place, if only state or side tracks are newer. */
    record Forward(Visit visit, Node from, Node to) implements Step {}

    /** A session is made, under the conversation's own id. */
    record Fresh(Node to) implements Step {}
}
