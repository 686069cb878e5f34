package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The head of a trajectory: what stands in it beside its steps. */
final class Head {
    private Head() {}

    /** The same with another cascade id; all else stays byte for byte. */
    static byte[] withId(byte[] head, String id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WireMessage.of(head).stream()
                .flatMap(message -> message.fields().stream())
                .map(field -> field.number() == Trajectory.CASCADE_ID ? text(field.number(), id) : field.raw())
                .forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeByteArray(number, text.getBytes(UTF_8));
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
