package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.Record;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The side tracks of a session. Each is a whole file, which is read when it is reached. */
public final class SideTrackRecords {
    private final Map<String, Supplier<Optional<byte[]>>> tracks = new TreeMap<>();
    private @Nullable Iterator<Map.Entry<String, Supplier<Optional<byte[]>>>> remaining;

    /** Adds a track, whose content may have been deleted when it is reached. */
    public void add(String track, Supplier<Optional<byte[]>> payload) {
        tracks.put(track, payload);
    }

    /** Returns the next track in order of names; null after the last. */
    @Nullable
    public Record next() {
        Iterator<Map.Entry<String, Supplier<Optional<byte[]>>>> rest = remaining;
        if (rest == null) {
            rest = tracks.entrySet().iterator();
            remaining = rest;
        }
        while (rest.hasNext()) {
            Map.Entry<String, Supplier<Optional<byte[]>>> track = rest.next();
            Optional<byte[]> payload = track.getValue().get();
            if (payload.isPresent()) {
                return Record.file(track.getKey(), payload.get());
            }
        }
        return null;
    }
}
