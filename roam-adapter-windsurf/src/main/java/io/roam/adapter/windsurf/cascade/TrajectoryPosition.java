package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.spi.tool.Position;
import java.util.List;
import java.util.Optional;

/**
 * How far a trajectory was read.
 *
 * @param count number of fields of the main track that were read
 * @param hash of those fields
 * @param head hash of the head's content
 * @param layout hash of the layout's content; empty if there is none
 */
record TrajectoryPosition(int count, String hash, String head, String layout) {
    static final TrajectoryPosition START = new TrajectoryPosition(0, hashOf(List.of()), "", "");

    /** Parses a position; empty if another adapter wrote it. */
    static Optional<TrajectoryPosition> of(Position position) {
        if (position.equals(Position.START)) {
            return Optional.of(START);
        }
        String[] parts = position.token().split(" ", -1);
        return parts.length == 4 && parts[0].matches("\\d{1,7}")
                ? Optional.of(new TrajectoryPosition(Integer.parseInt(parts[0]), parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    /** Whether the fields before the position are still the same. */
    boolean isValidFor(List<WireField> main) {
        return count <= main.size() && hashOf(main.subList(0, count)).equals(hash);
    }

    Position position() {
        return Position.of(String.join(" ", Integer.toString(count), hash, head, layout));
    }

    static String hashOf(List<WireField> fields) {
        Hasher hasher = Hashing.sha256().newHasher();
        fields.forEach(field -> hasher.putBytes(field.in(), field.from(), field.to() - field.from()));
        return hasher.hash().toString();
    }
}
