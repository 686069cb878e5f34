package io.roam.place;

import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Resolution;
import io.roam.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the batches of a history recorded of where it comes from. */
public final class ConversationOrigin {
    private ConversationOrigin() {}

    /** The id under which the conversation began; if several devices began it under several, the smallest. */
    static Optional<String> originalSessionId(History history) {
        return history.batches().stream()
                .filter(batch -> batch.header().from().length() == 0)
                .flatMap(batch -> batch.metadata().session().stream())
                .min(String::compareTo);
    }

    /** When the last word of a branch was said, as its records say; else as the batch that brought it says. */
    static Instant lastMessageTime(History history, HistoryNode head) {
        return history.batches().stream()
                .filter(batch -> history.findNode(batch.header().to().value())
                        .filter(node -> History.isAncestor(node, head))
                        .isPresent())
                .map(batch ->
                        batch.metadata().lastMessageTime().orElse(batch.header().time()))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** The folder of this machine that a history's workspace is, by what the batches recorded, the newest first. */
    public static Resolution resolveFolder(LocalFolders folders, History history) {
        Resolution first = null;
        List<Map<String, String>> recorded = new ArrayList<>();
        history.batches().stream()
                .sorted((a, b) ->
                        Long.compare(b.header().to().length(), a.header().to().length()))
                .map(batch -> batch.metadata().workspace())
                .filter(workspace -> !workspace.isEmpty() && !recorded.contains(workspace))
                .forEach(recorded::add);
        for (Map<String, String> workspace : recorded) {
            Resolution resolution = folders.resolve(Workspace.fromMap(workspace));
            if (resolution instanceof Resolution.Found) {
                return resolution;
            }
            first = first == null ? resolution : first;
        }
        return first == null ? new Resolution.Unplaced("no folder is recorded for it", "") : first;
    }
}
