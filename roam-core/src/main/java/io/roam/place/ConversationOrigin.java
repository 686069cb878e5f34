package io.roam.place;

import io.roam.history.History;
import io.roam.spi.Reason;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Resolution;
import io.roam.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a conversation comes from, as the batches of its history recorded it. */
public final class ConversationOrigin {
    private ConversationOrigin() {}

    /** Returns the id of the session in which the conversation began; if devices recorded different ones, the smallest. */
    static Optional<String> originalSessionId(History history) {
        return history.batches().stream()
                .filter(batch -> batch.header().from().length() == 0)
                .flatMap(batch -> batch.metadata().session().stream())
                .min(String::compareTo);
    }

    /** Returns the profile in which the conversation began; if devices recorded different ones, the smallest. */
    public static String profile(History history) {
        return history.batches().stream()
                .filter(batch -> batch.header().from().length() == 0)
                .map(batch -> batch.metadata().profile())
                .min(String::compareTo)
                .orElse("");
    }

    /** Finds the folder of this machine that belongs to one of these workspaces: to the first that is here. */
    public static Resolution resolveFolder(LocalFolders folders, List<Map<String, String>> recorded) {
        Resolution first = null;
        for (Map<String, String> workspace : recorded) {
            Resolution resolution = folders.resolve(Workspace.fromMap(workspace));
            if (resolution instanceof Resolution.Found) {
                return resolution;
            }
            first = first == null ? resolution : first;
        }
        return first == null ? new Resolution.Unplaced(new Reason("the conversation has no folder", "")) : first;
    }
}
