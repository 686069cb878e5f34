package io.roam.adapter.claude;

import io.roam.adapter.claude.TranscriptParts.Line;
import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the tool, when it resumes a transcript, would follow another branch than that of the last message. It follows the leaf that the last
 * {@code last-prompt} line names, unless the last message continues that; versions up to 2.0 write no such lines, and do not know of those there.
 */
final class LeafSearch {
    private final TranscriptParts transcript;
    private final Set<String> descendants = new HashSet<>();
    private @Nullable String tip;
    private boolean continuesLeaf;
    private boolean compacted;

    private LeafSearch(TranscriptParts transcript) {
        this.transcript = transcript;
    }

    /** Returns the id of the last message if the tool would not follow it. */
    static Optional<String> findHiddenTip(TranscriptParts transcript) throws IOException {
        Optional<Line> checkpoint = transcript.findLast(transcript.end(), "\"last-prompt\"", LeafSearch::isCheckpoint);
        return checkpoint.isPresent()
                ? new LeafSearch(transcript).findHiddenBehind(checkpoint.get())
                : Optional.empty();
    }

    private static boolean isCheckpoint(Row row) {
        return row.is(Field.TYPE, "last-prompt") && (row.has(Field.LEAF) || row.isTrue(Field.EXPLICIT));
    }

    private Optional<String> findHiddenBehind(Line checkpoint) throws IOException {
        String leaf = checkpoint.row().get(Field.LEAF);
        if (leaf != null && !checkpoint.row().isTrue(Field.EXPLICIT)) {
            Optional<Line> named =
                    transcript.findLast(checkpoint, "\"uuid\":\"" + leaf + "\"", row -> row.is(Field.ID, leaf));
            if (named.isEmpty()) {
                return Optional.empty(); // the tool takes no notice of it
            }
            descendants.add(leaf);
            transcript.forEach(named.get(), checkpoint, this::follow);
        }
        tip = null;
        transcript.forEach(checkpoint, transcript.end(), this::follow);
        return Optional.ofNullable(tip).filter(id -> !compacted && !continuesLeaf && !id.equals(leaf));
    }

    private void follow(Row row) {
        String id = row.get(Field.ID);
        String parent = row.get(Field.PARENT);
        boolean continues = parent != null && descendants.contains(parent);
        if (id != null && continues) {
            descendants.add(id);
        }
        if (row.isSpeech() && !row.isTrue(Field.SIDECHAIN)) {
            tip = id;
            continuesLeaf = continues;
        }
        compacted |= row.is(Field.TYPE, "system") && row.is(Field.SUBTYPE, "compact_boundary");
    }
}
