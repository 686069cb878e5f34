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

/** The folder of the tool on a test machine. Each written file gets another time. */
public final class WindsurfHome {
    private static final byte[] NONCE = "nonce nonce!".getBytes(US_ASCII);

    private final TestMachine machine;
    private long ticks = 1_700_000_000;

    private WindsurfHome(TestMachine machine) {
        this.machine = machine;
    }

    public static WindsurfHome on(TestMachine machine) {
        machine.folder(".codeium/windsurf/cascade");
        return new WindsurfHome(machine);
    }

    public static String id(int number) {
        return "%08x-1111-4222-8333-444455556666".formatted(number);
    }

    public Path fileOf(String id) {
        return machine.home().resolve(".codeium/windsurf/cascade").resolve(id + ".pb");
    }

    public void write(String id, TestTrajectory trajectory) {
        writeBytes(id, TestEnvelope.seal(TestEnvelope.KEY, NONCE, trajectory.toBytes()));
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
