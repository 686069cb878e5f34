package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.files.LineLog;
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
public final class Memories {
    private final LineLog log;
    private @Nullable Map<SessionKey, Memory> memories;
    private final Map<SessionKey, Optional<Memory>> changed = new LinkedHashMap<>();
    private int lines;

    /** The cache in that folder; it is read when somebody asks. */
    public Memories(Path cache) {
        this.log = new LineLog(cache.resolve("sessions"), Disk.unforced());
    }

    private Map<SessionKey, Memory> memories() {
        Map<SessionKey, Memory> known = memories;
        if (known == null) {
            known = read();
            memories = known;
        }
        return known;
    }

    private Map<SessionKey, Memory> read() {
        Map<SessionKey, Memory> all = new HashMap<>();
        try {
            for (Map<String, Object> line : log.read()) {
                lines++;
                MemoryLines.read(line, all);
            }
        } catch (RoamException e) {
            all.clear();
        }
        return all;
    }

    /** What is remembered of a session. */
    public synchronized Optional<Memory> of(SessionKey session) {
        return Optional.ofNullable(memories().get(session));
    }

    /** Remembers. */
    public synchronized void put(SessionKey session, Memory memory) {
        if (!memory.equals(memories().put(session, memory))) {
            changed.put(session, Optional.of(memory));
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
        changed.forEach((key, memory) -> news.add(MemoryLines.line(key, memory)));
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
        memories().forEach((key, memory) -> all.add(MemoryLines.line(key, Optional.of(memory))));
        log.rewrite(all);
        lines = all.size();
    }
}
