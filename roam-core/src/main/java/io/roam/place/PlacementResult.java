package io.roam.place;

import io.roam.spi.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of placing a conversation.
 *
 * @param skipped what was not placed, with the reasons
 * @param notes what else the user should know
 */
public record PlacementResult(List<PlacedSession> placed, List<SkippedConversation> skipped, List<Reason.Coded> notes) {
    /** Copies the lists. */
    public PlacementResult {
        placed = List.copyOf(placed);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /** Collects a result while it comes about. */
    static final class Builder {
        private final List<PlacedSession> placed = new ArrayList<>();
        private final List<SkippedConversation> skipped = new ArrayList<>();
        private final List<Reason.Coded> notes = new ArrayList<>();

        void addPlaced(PlacedSession session) {
            placed.add(session);
        }

        void addSkipped(SkippedConversation one) {
            skipped.add(one);
        }

        void addSkipped(List<SkippedConversation> more) {
            skipped.addAll(more);
        }

        /** Adds why the rest was not placed; the user reads it first. */
        void addFailure(SkippedConversation rest) {
            skipped.add(0, rest);
        }

        void addNote(Reason.Coded note) {
            notes.add(note);
        }

        PlacementResult build() {
            return new PlacementResult(placed, skipped, notes);
        }
    }
}
