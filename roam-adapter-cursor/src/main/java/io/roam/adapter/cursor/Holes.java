package io.roam.adapter.cursor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Values that do not travel: {@code null} stands in their place, and every other byte of the object stays what it is. */
final class Holes {
    private static final byte[] NULL = Bytes.of("null");

    private Holes() {}

    static byte[] in(Json object, Set<String> names) {
        List<Json> holes = new ArrayList<>();
        object.members().forEach((name, value) -> {
            if (names.contains(name)) {
                holes.add(value);
            }
        });
        holes.sort(Comparator.comparingInt(Json::from));
        List<byte[]> parts = new ArrayList<>();
        int at = object.from();
        for (Json hole : holes) {
            parts.add(Arrays.copyOfRange(object.source(), at, hole.from()));
            parts.add(NULL);
            at = hole.to();
        }
        parts.add(Arrays.copyOfRange(object.source(), at, object.to()));
        return Bytes.join(parts.toArray(new byte[0][]));
    }
}
