package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Values that do not travel: {@code null} stands in their place, and every other byte of the object stays what it is. */
public final class OmittedValues {
    private static final byte[] NULL = "null".getBytes(UTF_8);

    private OmittedValues() {}

    public static byte[] omit(JsonView object, Set<String> names) {
        List<JsonView> holes = new ArrayList<>();
        object.members().forEach((name, value) -> {
            if (names.contains(name)) {
                holes.add(value);
            }
        });
        holes.sort(Comparator.comparingInt(JsonView::from));
        List<byte[]> parts = new ArrayList<>();
        int at = object.from();
        for (JsonView hole : holes) {
            parts.add(Arrays.copyOfRange(object.source(), at, hole.from()));
            parts.add(NULL);
            at = hole.to();
        }
        parts.add(Arrays.copyOfRange(object.source(), at, object.to()));
        return Bytes.concat(parts.toArray(new byte[0][]));
    }
}
