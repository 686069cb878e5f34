package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Replaces values that are not transferred by {@code null}, and keeps every other byte of the object. */
public final class OmittedValues {
    private static final byte[] NULL = "null".getBytes(UTF_8);

    private OmittedValues() {}

    public static byte[] omit(JsonView object, Set<String> names) {
        List<JsonView> omitted = new ArrayList<>();
        object.members().forEach((name, value) -> {
            if (names.contains(name)) {
                omitted.add(value);
            }
        });
        omitted.sort(Comparator.comparingInt(JsonView::from));
        List<byte[]> parts = new ArrayList<>();
        int at = object.from();
        for (JsonView value : omitted) {
            parts.add(Arrays.copyOfRange(object.source(), at, value.from()));
            parts.add(NULL);
            at = value.to();
        }
        parts.add(Arrays.copyOfRange(object.source(), at, object.to()));
        return Bytes.concat(parts.toArray(new byte[0][]));
    }
}
