package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.SessionIndexEntry;
import io.roam.ledger.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folders that roam knows on this machine, with the time each was last used. */
final class KnownFolders {
    private KnownFolders() {}

    static Map<String, Instant> of(Parts parts) {
        Map<String, Instant> known = new LinkedHashMap<>();
        for (SessionKey session : parts.ledger().checkpoints().sessions()) {
            Instant used = parts.index()
                    .find(session)
                    .map(SessionIndexEntry::state)
                    .flatMap(state -> state.facts().lastMessageTime())
                    .orElse(Instant.EPOCH);
            parts.ledger()
                    .checkpoints()
                    .find(session)
                    .map(Checkpoint::folder)
                    .ifPresent(folder -> add(known, folder, used));
        }
        parts.ledger().userRules().mappings().values().forEach(folder -> add(known, folder, Instant.EPOCH));
        parts.roots().stream().map(Path::toString).forEach(folder -> add(known, folder, Instant.EPOCH));
        add(
                known,
                parts.machine().directory().toString(),
                parts.machine().clock().instant());
        return known;
    }

    private static void add(Map<String, Instant> known, String folder, Instant used) {
        if (!folder.isEmpty()) {
            known.merge(folder, used, (a, b) -> a.isAfter(b) ? a : b);
        }
    }
}
