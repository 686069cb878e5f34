package io.roam.adapter.codex;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that hold the history of one thread, as one text: the first bytes of other rollouts, and then its own. */
final class Lineage {
    private final List<Piece> pieces;

    private Lineage(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * A rollout, or the beginning of one.
     *
     * @param length how many bytes of it count
     */
    record Piece(RolloutFile file, long length) {}

    /**
     * Returns the history that ends in a rollout.
     *
     * @throws BrokenLineageException if a rollout that it continues is missing, or shorter than it was
     */
    static Lineage of(RolloutFile head, RolloutListing rollouts) throws IOException {
        List<Piece> pieces = new ArrayList<>(List.of(new Piece(head, Long.MAX_VALUE)));
        Set<String> passed = new HashSet<>(Set.of(head.name().own()));
        Optional<ThreadHeader.Base> base = ThreadHeader.findBase(head);
        while (base.isPresent()) {
            ThreadHeader.Base named = base.get();
            RolloutFile continued = pieces.get(0).file();
            RolloutFile file = rollouts.find(named.rollout())
                    .filter(found -> named.length() > 0 && passed.add(named.rollout()))
                    .orElseThrow(() -> new BrokenLineageException(continued.path(), named.rollout()));
            pieces.add(0, new Piece(file, named.length()));
            base = ThreadHeader.findBase(file);
        }
        return new Lineage(pieces);
    }

    /** Returns the rollout with which it begins. */
    RolloutFile root() {
        return pieces.get(0).file();
    }

    /** Opens all its lines. */
    InputStream open() {
        return new LineageStream(pieces);
    }
}
