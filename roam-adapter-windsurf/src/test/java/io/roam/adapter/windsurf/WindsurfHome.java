package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.adapter.windsurf.cascade.Envelope;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The folder of the tool on a test machine. Each written file gets another time. */
public final class WindsurfHome {
    private static final int STEP = 2;
    private static final int TITLE = 10;
    private static final byte[] NONCE = "nonce nonce!".getBytes(US_ASCII);

    private final Path folder;
    private long ticks = 1_700_000_000;

    private WindsurfHome(Path folder) {
        this.folder = folder;
    }

    public static WindsurfHome on(TestMachine machine) {
        return in(machine.folder(".codeium/windsurf/cascade"));
    }

    /** Returns a folder of sealed files. */
    static WindsurfHome in(Path folder) {
        return new WindsurfHome(folder);
    }

    public static String id(int number) {
        return "%08x-1111-4222-8333-444455556666".formatted(number);
    }

    public Path fileOf(String id) {
        return folder.resolve(id + ".pb");
    }

    public void write(String id, TestTrajectory trajectory) {
        writeBytes(id, TestEnvelope.seal(TestEnvelope.KEY, NONCE, trajectory.toBytes()));
    }

    /** Adds a step behind the last one of a conversation that stands there, whoever wrote it. */
    public void addStep(String id, TestStep step) {
        List<byte[]> fields = fields(readContent(id));
        int last = 0;
        for (int i = 0; i < fields.size(); i++) {
            last = numberOf(fields.get(i)) == STEP ? i : last;
        }
        fields.add(
                last + 1,
                ProtobufWriter.message().message(STEP, step.toProtobuf()).toBytes());
        writeFields(id, fields);
    }

    /** Gives a conversation that stands there a title, as the user does. */
    public void rename(String id, String title) {
        List<byte[]> fields = fields(readContent(id));
        fields.removeIf(field -> numberOf(field) == TITLE);
        fields.add(
                fields.size() - 1, ProtobufWriter.message().text(TITLE, title).toBytes());
        writeFields(id, fields);
    }

    private void writeFields(String id, List<byte[]> fields) {
        ProtobufWriter all = ProtobufWriter.message();
        fields.forEach(all::raw);
        writeBytes(id, TestEnvelope.seal(TestEnvelope.KEY, NONCE, all.toBytes()));
    }

    private static int numberOf(byte[] field) {
        return field[0] >> 3;
    }

    /** Splits a message of fields with small numbers, each a varint or with a length. */
    private static List<byte[]> fields(byte[] message) {
        List<byte[]> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length) {
            long value = 0;
            int end = at + 1;
            for (int shift = 0; ; shift += 7) {
                int part = message[end++];
                value |= (long) (part & 127) << shift;
                if (part >= 0) {
                    break;
                }
            }
            end += (message[at] & 7) == 2 ? (int) value : 0;
            fields.add(Arrays.copyOfRange(message, at, end));
            at = end;
        }
        return fields;
    }

    public void writeBytes(String id, byte[] bytes) {
        try {
            Files.write(fileOf(id), bytes);
            Files.setLastModifiedTime(fileOf(id), FileTime.from(Instant.ofEpochSecond(ticks++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the decrypted content of a file. */
    public byte[] readContent(String id) {
        try {
            return Envelope.withKey(TestEnvelope.KEY)
                    .orElseThrow()
                    .open(Files.readAllBytes(fileOf(id)))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
