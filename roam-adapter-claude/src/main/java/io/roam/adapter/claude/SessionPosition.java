package io.roam.adapter.claude;

import io.roam.spi.tool.Position;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** How far each track of a session was read, as the token of a {@link Position} says it. */
final class SessionPosition {
    private static final String BETWEEN_TRACKS = "|";

    private final Map<String, TrackPosition> byTrack = new TreeMap<>();

    /** Parses a position; empty if another adapter wrote it. */
    static Optional<SessionPosition> of(Position position) {
        SessionPosition sessionPosition = new SessionPosition();
        try {
            for (String entry : position.token().split("\\" + BETWEEN_TRACKS, -1)) {
                if (!entry.isEmpty()) {
                    sessionPosition.readEntry(entry.split(",", -1));
                }
            }
            return Optional.of(sessionPosition);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    TrackPosition positionOf(String track) {
        return byTrack.getOrDefault(track, TrackPosition.START);
    }

    void put(String track, TrackPosition trackPosition) {
        byTrack.put(track, trackPosition);
    }

    Position position() {
        StringJoiner token = new StringJoiner(BETWEEN_TRACKS);
        byTrack.forEach((track, trackPosition) -> token.add(formatEntry(track, trackPosition)));
        return Position.of(token.toString());
    }

    private static String formatEntry(String track, TrackPosition trackPosition) {
        String name = URLEncoder.encode(track, StandardCharsets.UTF_8);
        return String.join(
                ",",
                name,
                Long.toString(trackPosition.offset()),
                Integer.toString(trackPosition.lineLength()),
                trackPosition.hash(),
                Long.toString(trackPosition.size()),
                Long.toString(trackPosition.modified()));
    }

    private void readEntry(String[] parts) {
        TrackPosition trackPosition = new TrackPosition(
                Long.parseLong(parts[1]),
                Integer.parseInt(parts[2]),
                parts[3],
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]));
        if (trackPosition.lineLength() < 0 || trackPosition.offset() < trackPosition.lineLength()) {
            throw new IllegalArgumentException("no line is so long, or not before that place");
        }
        put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), trackPosition);
    }
}
