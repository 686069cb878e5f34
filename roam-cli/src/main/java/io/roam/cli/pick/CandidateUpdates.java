package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;

/** Candidates that may change while a picker is shown. */
public interface CandidateUpdates {
    /** Candidates that do not change. */
    CandidateUpdates NONE = new CandidateUpdates() {
        @Override
        public Optional<List<Candidate>> poll() {
            return Optional.empty();
        }

        @Override
        public boolean isPending() {
            return false;
        }

        @Override
        public void await() {}
    };

    /** Returns all candidates, if they have changed since the last call. */
    Optional<List<Candidate>> poll();

    /** Whether they may still change. */
    boolean isPending();

    /** Waits until they do not change any more. */
    void await();
}
