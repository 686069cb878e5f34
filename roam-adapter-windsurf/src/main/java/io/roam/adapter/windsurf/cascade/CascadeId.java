package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import io.roam.adapter.windsurf.wire.WireField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The id of a trajectory that is also the name of its file. It is not captured: a placed trajectory gets the name of its file, so that a
 * sibling has another id.
 */
final class CascadeId {
    static final int FIELD_NUMBER = 6;

    private CascadeId() {}

    /** Whether a field holds that name, in the form that {@link #fieldOf} makes. */
    static boolean isNameField(WireField field, String name) {
        return field.number() == FIELD_NUMBER
                && Arrays.equals(field.raw(), fieldOf(name).raw());
    }

    static WireField fieldOf(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeByteArray(FIELD_NUMBER, name.getBytes(UTF_8));
            out.flush();
            return ClassRule.singleField(bytes.toByteArray()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
