package io.roam.adapter.claude;

import io.roam.spi.tool.Position;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** How far the tracks of a session were read: what a {@link Position} says. */
final class Marks {
    private static final String BETWEEN_TRACKS = "|";

    private final Map<String, Mark> byTrack = new TreeMap<>();

    /** Reads a position; empty if it is not one of this adapter's. */
    static Optional<Marks> of(Position position) {
        Marks marks = new Marks();
        try {
            for (String entry : position.token().split("\\" + BETWEEN_TRACKS, -1)) {
                if (!entry.isEmpty()) {
                    marks.read(entry.split(",", -1));
                }
            }
            return Optional.of(marks);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    Mark of(String track) {
        return byTrack.getOrDefault(track, Mark.START);
    }

    void put(String track, Mark mark) {
        byTrack.put(track, mark);
    }

    Position position() {
        StringJoiner token = new StringJoiner(BETWEEN_TRACKS);
        byTrack.forEach((track, mark) -> token.add(entry(track, mark)));
        return new Position(token.toString());
    }

    private static String entry(String track, Mark mark) {
        String name = URLEncoder.encode(track, StandardCharsets.UTF_8);
        return String.join(
                ",",
                name,
                Long.toString(mark.offset()),
                Integer.toString(mark.checked()),
                mark.hash(),
                Long.toString(mark.size()),
                Long.toString(mark.modified()));
    }

    private void read(String[] parts) {
        Mark mark = new Mark(
                Long.parseLong(parts[1]),
                Integer.parseInt(parts[2]),
                parts[3],
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]));
        if (mark.checked() < 0 || mark.offset() < mark.checked()) {
            throw new IllegalArgumentException("no line is so long, or not before that place");
        }
        put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), mark);
    }
}
