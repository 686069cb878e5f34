package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.capture.SessionIndexEntry;
import io.roam.ledger.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folders of this machine that roam knows: those of sessions, mappings and roots, and the current one. */
final class KnownFolders {
    private KnownFolders() {}

    /** Returns when each known folder was last used; {@link Instant#EPOCH} if that is unknown. */
    static Map<String, Instant> lastUses(HomeContext context) {
        Map<String, Instant> known = new LinkedHashMap<>();
        for (SessionKey session : context.ledger().checkpoints().sessions()) {
            Instant used = context.index()
                    .find(session)
                    .map(SessionIndexEntry::state)
                    .flatMap(state -> state.facts().lastMessageTime())
                    .orElse(Instant.EPOCH);
            context.ledger()
                    .checkpoints()
                    .find(session)
                    .map(Checkpoint::folder)
                    .ifPresent(folder -> add(known, folder, used));
        }
        context.ledger().userRules().mappings().values().forEach(folder -> add(known, folder, Instant.EPOCH));
        context.clones().named().stream().map(Path::toString).forEach(folder -> add(known, folder, Instant.EPOCH));
        add(
                known,
                context.machine().directory().toString(),
                context.machine().clock().instant());
        return known;
    }

    private static void add(Map<String, Instant> known, String folder, Instant used) {
        if (!folder.isEmpty()) {
            known.merge(folder, used, (a, b) -> a.isAfter(b) ? a : b);
        }
    }
}
