package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.RowFingerprint;
import io.roam.spi.tool.Position;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a session was read: the number of messages, and a hash of their hashes. */
final class AgentPosition {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ([0-9a-f]{32})");

    private AgentPosition() {}

    static Position positionAfter(List<String> hashes) {
        return Position.of(hashes.size() + " "
                + RowFingerprint.hashOf(String.join("\n", hashes).getBytes(UTF_8)));
    }

    /** Returns how many messages were read before a position; empty if they have changed. */
    static Optional<Integer> countRead(Position position, List<String> hashes) {
        if (position.equals(Position.START)) {
            return Optional.of(0);
        }
        Matcher matcher = FORM.matcher(position.token());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        return count <= hashes.size() && positionAfter(hashes.subList(0, count)).equals(position)
                ? Optional.of(count)
                : Optional.empty();
    }
}
