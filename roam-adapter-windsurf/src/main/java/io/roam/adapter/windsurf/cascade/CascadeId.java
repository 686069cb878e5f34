package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The id of a trajectory that is its file's name, too. It is no part of what travels: a trajectory gets the name of the file that it is
 * placed in, so a sibling has an id of its own.
 */
final class CascadeId {
    static final int FIELD_NUMBER = 6;

    private CascadeId() {}

    /** Whether a field says that name, in the form that {@link #fieldOf} gives it. */
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
