package io.roam.adapter.codex;

import io.roam.adapter.kit.files.ContentPosition;
import io.roam.spi.tool.Position;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a thread was read: the position of each track, the main one under an empty name. As text {@code OFFSET HASH} of the main track, and
 * {@code |TRACK|OFFSET HASH} for each other one.
 */
record ThreadPosition(Map<String, ContentPosition> tracks) {
    static ThreadPosition of(Position position, String session) {
        Map<String, ContentPosition> tracks = new TreeMap<>();
        String[] parts = position.token().split("\\|", -1);
        tracks.put("", ContentPosition.of(Position.of(parts[0]), session));
        for (int i = 1; i + 1 < parts.length; i += 2) {
            tracks.put(parts[i], ContentPosition.of(Position.of(parts[i + 1]), session));
        }
        return new ThreadPosition(tracks);
    }

    ContentPosition of(String track) {
        return tracks.getOrDefault(track, ContentPosition.START);
    }

    Position position() {
        StringBuilder token = new StringBuilder(of("").position().token());
        tracks.forEach((track, at) -> {
            if (!track.isEmpty()) {
                token.append('|').append(track).append('|').append(at.position().token());
            }
        });
        return Position.of(token.toString());
    }
}
