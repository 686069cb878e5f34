package io.roam.adapter.claude.transcript;

import static io.roam.adapter.claude.transcript.TrackOutline.NONE;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the rows of a main track that belong to the current branch of the conversation, with those before a compaction. Other branches,
 * left by going back in the tool, do not belong to it.
 */
final class ActivePath {
    private final TrackOutline outline;
    private final Map<Integer, TreeMap<Integer, Integer>> newParents = new HashMap<>();

    private ActivePath(TrackOutline outline) {
        this.outline = outline;
        outline.compactions().forEach(this::relink);
    }

    /** Returns the numbers of these rows. */
    static BitSet rowsOf(TrackOutline outline) {
        ActivePath path = new ActivePath(outline);
        BitSet active = path.activeFrom(path.newest(0, new BitSet()));
        int prompt = outline.lastPrompt();
        int message = prompt == NONE ? NONE : path.messageAt(prompt);
        if (message != NONE && !active.get(message)) {
            active = path.activeFrom(path.newestBelow(prompt));
        }
        return active;
    }

    /** Returns the message that a row follows; words that follow the same message are what roam leads the tool to. */
    private int messageAt(int row) {
        BitSet seen = new BitSet();
        int message = row;
        while (message != NONE && !outline.row(message).isSpeech() && !seen.get(message)) {
            seen.set(message);
            message = outline.parentOf(message);
        }
        return message == NONE ? row : message;
    }

    private BitSet activeFrom(int leaf) {
        BitSet active = ancestorsOf(leaf);
        addMessages(active);
        addRest(active);
        return active;
    }

    private void relink(int compaction, Compaction metadata) {
        String before = metadata.anchor();
        for (String kept : metadata.kept()) {
            int row = outline.rowWithId(kept);
            if (row != NONE && outline.rowWithId(before) != NONE) {
                newParents.computeIfAbsent(row, any -> new TreeMap<>()).put(compaction, outline.rowWithId(before));
            }
            before = kept;
        }
    }

    /** Returns the parent of a row, as it was right before the compaction {@code until}. */
    private int parent(int row, int until) {
        TreeMap<Integer, Integer> links = newParents.get(row);
        Map.Entry<Integer, Integer> link = links == null ? null : links.lowerEntry(until);
        return link == null ? outline.parentOf(row) : link.getValue();
    }

    private BitSet ancestorsOf(int leaf) {
        BitSet active = new BitSet(outline.size());
        BitSet sinceCompaction = new BitSet();
        int until = Integer.MAX_VALUE;
        int row = leaf;
        while (row != NONE && !sinceCompaction.get(row)) {
            active.set(row);
            sinceCompaction.set(row);
            int above = parent(row, until);
            if (above == NONE && outline.compactions().containsKey(row) && row < until) {
                above = beforeCompaction(row);
                until = row;
                sinceCompaction.clear();
            }
            row = above;
        }
        return active;
    }

    private int beforeCompaction(int row) {
        int logical = outline.rowWithId(outline.row(row).logicalParent());
        if (logical != NONE && logical < row) {
            return logical;
        }
        int before = row - 1;
        while (before >= 0 && !outline.row(before).mayBeLeaf()) {
            before--;
        }
        return before;
    }

    /** Returns the last row that may be a leaf, in {@code among}, or in all rows if that is empty. */
    private int newest(int from, BitSet among) {
        for (int row = outline.size() - 1; row >= from; row--) {
            if (outline.row(row).mayBeLeaf() && (among.isEmpty() || among.get(row))) {
                return row;
            }
        }
        return NONE;
    }

    private int newestBelow(int prompt) {
        BitSet descendants = new BitSet();
        descendants.set(prompt);
        // In the file, children come after their parents.
        for (int row = prompt + 1; row < outline.size(); row++) {
            int above = parent(row, Integer.MAX_VALUE);
            if (above != NONE && descendants.get(above)) {
                descendants.set(row);
            }
        }
        int newest = newest(prompt, descendants);
        return newest == NONE ? prompt : newest;
    }

    // Parallel calls make the lines of a message fork, and the path from leaf to root holds only one of them.
    private void addMessages(BitSet active) {
        Set<String> messages = new HashSet<>();
        active.stream().mapToObj(outline::row).map(RowOutline::message).forEach(messages::add);
        messages.remove(null);
        for (int row = 0; row < outline.size(); row++) {
            if (messages.contains(outline.row(row).message())) {
                active.set(row);
            }
        }
        for (int row = 0; row < outline.size(); row++) {
            int call = outline.callAnsweredBy(row);
            if (call != NONE && active.get(call)) {
                active.set(row);
            }
        }
    }

    private void addRest(BitSet active) {
        for (int row = 0; row < outline.size(); row++) {
            int above = outline.parentOf(row);
            if (!outline.row(row).isSpeech() && (above == NONE || active.get(above))) {
                active.set(row);
            }
        }
    }
}
