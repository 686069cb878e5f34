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
    static final int NUMBER = 6;

    private CascadeId() {}

    /** Whether a field says that name, in the form that {@link #field} gives it. */
    static boolean is(Field field, String name) {
        return field.number() == NUMBER
                && Arrays.equals(field.raw(), field(name).raw());
    }

    static Field field(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeByteArray(NUMBER, name.getBytes(UTF_8));
            out.flush();
            return ClassRule.single(bytes.toByteArray()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
