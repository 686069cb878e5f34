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

/** The memories of all sessions: a cache in one file. Thread-safe. */
public final class SessionIndex {
    private final LineLog log;
    private @Nullable Map<SessionKey, SessionIndexEntry> entries;
    private final Map<SessionKey, Optional<SessionIndexEntry>> changed = new LinkedHashMap<>();
    private int lines;

    /** The cache in that folder; it is read when somebody asks. */
    public SessionIndex(Path cache) {
        this.log = new LineLog(cache.resolve("sessions"), Disk.unforced());
    }

    private Map<SessionKey, SessionIndexEntry> memories() {
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
                SessionIndexCodec.read(line, all);
            }
        } catch (RoamException e) {
            all.clear();
        }
        return all;
    }

    /** What is remembered of a session. */
    public synchronized Optional<SessionIndexEntry> find(SessionKey session) {
        return Optional.ofNullable(memories().get(session));
    }

    /** Remembers. */
    public synchronized void put(SessionKey session, SessionIndexEntry entry) {
        if (!entry.equals(memories().put(session, entry))) {
            changed.put(session, Optional.of(entry));
        }
    }

    /** Forgets. */
    public synchronized void remove(SessionKey session) {
        if (memories().remove(session) != null) {
            changed.put(session, Optional.empty());
        }
    }

    /** Writes down what changed. A cache that cannot be written costs time at the next run and nothing else. */
    public synchronized void save() {
        if (changed.isEmpty()) {
            return;
        }
        List<Map<String, Object>> news = new ArrayList<>();
        changed.forEach((key, entry) -> news.add(SessionIndexCodec.line(key, entry)));
        changed.clear();
        try {
            lines += news.size();
            if (lines > 1_000 + 3 * memories().size()) {
                rewrite();
            } else {
                log.add(news);
            }
        } catch (RoamException e) { // what was remembered is found out again
            return;
        }
    }

    private void rewrite() {
        List<Map<String, Object>> all = new ArrayList<>();
        memories().forEach((key, entry) -> all.add(SessionIndexCodec.line(key, Optional.of(entry))));
        log.rewrite(all);
        lines = all.size();
    }
}
