package io.roam.capture;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.workspace.PrivateRules;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether a session is private before anything of it is written. */
final class PrivacyGuard {
    private PrivacyGuard() {}

    static boolean isPrivate(PrivateRules rules, String folder, SessionFacts facts) {
        List<String> folders = new ArrayList<>(facts.folders());
        if (!folder.isEmpty()) {
            folders.add(folder);
        }
        return rules.keepsOut(folders);
    }

    /** Reads ahead: up to the first folder that is named, or everything, if folders are kept out. */
    static SessionFacts readAhead(HistoryStore store, SessionInfo info, Position from, boolean all) {
        try (SessionReader reader = store.read(info.id(), from)) {
            Record record = reader.next();
            while (record != null && (all || reader.facts().folders().isEmpty())) {
                record = reader.next();
            }
            return reader.facts();
        }
    }
}
