package io.roam.ledger;

import io.roam.chain.ChainValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The checkpoints of one session, oldest first.
 *
 * <p>A placement tells which records a client may not have read. Whoever has read a later placement has read the earlier ones, so an old one is
 * needed only as long as those behind it can be undone. Then it is as good as captured. The last few are kept, as the later ones of them may have been
 * undone, and the titles that roam generated.
 */
record CheckpointHistory(List<Checkpoint> all) {
    private static final int LAST_PLACEMENTS = 4;

    /** Adds a checkpoint to others; of successive captures only the last is kept. */
    static void add(Checkpoint checkpoint, List<Checkpoint> to) {
        int last = to.size() - 1;
        if (last >= 0 && !checkpoint.placed() && !to.get(last).placed()) {
            to.remove(last);
        }
        to.add(checkpoint);
    }

    /**
     * Returns those that still matter: the last placements, those that ended at one of these chain values, the last with each title, and the last
     * capture between two of them.
     */
    List<Checkpoint> condensed(Set<ChainValue> keptEnds) {
        List<Checkpoint> newestFirst = new ArrayList<>();
        Set<Optional<String>> titles = new HashSet<>();
        int placements = 0;
        for (int i = all.size() - 1; i >= 0; i--) {
            Checkpoint checkpoint = all.get(i);
            boolean named = checkpoint.title().isPresent() && titles.add(checkpoint.title());
            boolean recent = placements < LAST_PLACEMENTS || keptEnds.contains(checkpoint.chain());
            boolean kept = checkpoint.placed() && (recent || named);
            placements += checkpoint.placed() ? 1 : 0;
            newestFirst.add(
                    kept || !checkpoint.placed()
                            ? checkpoint
                            : Checkpoint.captured(checkpoint.conversation(), checkpoint.chain(), checkpoint.folder()));
        }
        Collections.reverse(newestFirst);
        List<Checkpoint> condensed = new ArrayList<>();
        newestFirst.forEach(checkpoint -> add(checkpoint, condensed));
        return List.copyOf(condensed);
    }
}
