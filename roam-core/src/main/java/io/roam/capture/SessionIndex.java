package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.files.LineLog;
import io.roam.json.JsonObject;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All sessions as they were last read: a cache in one file, read when it is first asked for. Thread-safe. */
public final class SessionIndex {
    private final LineLog log;
    private @Nullable Map<SessionKey, SessionIndexEntry> entries;
    private final Map<SessionKey, Optional<SessionIndexEntry>> changed = new LinkedHashMap<>();
    private int lines;

    /** Keeps its file in that folder. */
    public SessionIndex(Path cache) {
        this.log = new LineLog(cache.resolve("sessions"), Disk.unforced());
    }

    private Map<SessionKey, SessionIndexEntry> loadEntries() {
        Map<SessionKey, SessionIndexEntry> known = entries;
        if (known == null) {
            known = read();
            entries = known;
        }
        return known;
    }

    private Map<SessionKey, SessionIndexEntry> read() {
        Map<SessionKey, SessionIndexEntry> all = new HashMap<>();
        try {
            for (JsonObject line : log.read()) {
                lines++;
                SessionIndexCodec.applyLine(line, all);
            }
        } catch (RoamException e) {
            all.clear();
        }
        return all;
    }

    /** Returns the entry of a session. */
    public synchronized Optional<SessionIndexEntry> find(SessionKey session) {
        return Optional.ofNullable(loadEntries().get(session));
    }

    /** Sets the entry of a session. */
    public synchronized void put(SessionKey session, SessionIndexEntry entry) {
        if (!entry.equals(loadEntries().put(session, entry))) {
            changed.put(session, Optional.of(entry));
        }
    }

    /** Removes the entry of a session. */
    public synchronized void remove(SessionKey session) {
        if (loadEntries().remove(session) != null) {
            changed.put(session, Optional.empty());
        }
    }

    /** Writes what changed. If that fails, the next run takes longer, and nothing is lost. */
    public synchronized void save() {
        if (changed.isEmpty()) {
            return;
        }
        List<Map<String, Object>> changes = new ArrayList<>();
        changed.forEach((key, entry) -> changes.add(SessionIndexCodec.toLine(key, entry)));
        changed.clear();
        try {
            lines += changes.size();
            if (lines > 1_000 + 3 * loadEntries().size()) {
                rewrite();
            } else {
                log.add(changes);
            }
        } catch (RoamException e) { // the sessions are read again
            return;
        }
    }

    private void rewrite() {
        List<Map<String, Object>> all = new ArrayList<>();
        loadEntries().forEach((key, entry) -> all.add(SessionIndexCodec.toLine(key, Optional.of(entry))));
        log.rewrite(all);
        lines = all.size();
    }
}
