package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.windsurf.ByteMutation;
import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestEnvelope;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.testkit.FaultyDisk;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests damaged files, and disks that fail. */
final class FaultsTest {
    private static final String ID = WindsurfHome.id(1);
    private static final byte[] NONCE = new byte[12];

    @TempDir
    Path folder;

    private TestMachine machine;
    private WindsurfHome home;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder).choosing(WindsurfSettings.WRITE, "on");
        home = WindsurfHome.on(machine);
    }

    @Test
    void aDamagedFileIsNamedAndIsNeverEmpty() {
        byte[] sealed = TestEnvelope.seal(
                TestEnvelope.KEY, NONCE, TestTrajectory.small(ID).toBytes());
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = sealed.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            refuses(damaged, "Windsurf uses a new key");
        }
        for (int length = 1; length < sealed.length; length += 7) {
            refuses(Arrays.copyOf(sealed, length), length <= NONCE.length ? "" : "Windsurf uses a new key");
        }
    }

    @Test
    void anEmptyFileAndOneOfZerosAreNamed() {
        refuses(new byte[0], "the file is empty");
        refuses(new byte[100_000], "only zero bytes");
    }

    @Test
    void anotherKeyIsNamedAndCanBeSet() {
        String other = "another key of thirty-two bytes.";
        byte[] sealed = TestEnvelope.seal(other, NONCE, TestTrajectory.small(ID).toBytes());
        refuses(sealed, "roam config windsurf.key");
        machine.choosing(WindsurfSettings.KEY, other);
        assertThat(visit().read(ID)).isNotEmpty();
        machine.choosing(WindsurfSettings.KEY, "too short");
        refuses(sealed, "32 characters");
    }

    @Test
    void whatOpensAndIsNoTrajectoryIsNamed() {
        refuses(TestEnvelope.seal(TestEnvelope.KEY, NONCE, new byte[] {0x12, 0x7f, 1}), "unknown content");
        byte[] lies = TestTrajectory.small(ID).toBytes();
        lies[1] = (byte) 0xff;
        refuses(TestEnvelope.seal(TestEnvelope.KEY, NONCE, lies), "unknown content");
    }

    @Test
    void stepsWhoseInsideIsNonsenseAreKeptAndShown() {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] nonsense = ByteMutation.mutate(
                    TestStep.modelAnswer("word").withTime(i + 1).toProtobuf().toBytes(), random);
            plain.writeBytes(ProtobufWriter.message().bytes(2, nonsense).toBytes());
        }
        plain.writeBytes(ProtobufWriter.message().text(6, ID).toBytes());
        home.writeBytes(ID, TestEnvelope.seal(TestEnvelope.KEY, NONCE, plain.toByteArray()));
        List<Record> records = visit().read(ID);
        assertThat(records).hasSize(501);
        assertThat(new WindsurfAdapter().transcript(RecordList.of(records)).all())
                .hasSizeGreaterThanOrEqualTo(500);
        TrajectoryDraft draft = TrajectoryDraft.empty(ID);
        records.forEach(draft::add);
        assertThat(draft.toBytes()).isEqualTo(plain.toByteArray());
    }

    @Test
    void messagesNestedAThousandDeepAreReadAndShown() {
        ProtobufWriter deep = ProtobufWriter.message().text(1, "core");
        for (int i = 0; i < 1000; i++) {
            deep = ProtobufWriter.message()
                    .message(
                            6,
                            ProtobufWriter.message()
                                    .message(
                                            2,
                                            ProtobufWriter.message()
                                                    .number(1, 999)
                                                    .message(777, deep)));
        }
        ProtobufWriter step =
                TestStep.of(999, 777, deep).withTime(1).toProtobuf().message(6, deep);
        home.writeBytes(
                ID,
                TestEnvelope.seal(
                        TestEnvelope.KEY,
                        NONCE,
                        ProtobufWriter.message().message(2, step).toBytes()));
        List<Record> records = visit().read(ID);
        assertThat(records.get(0).kind()).isEqualTo(Record.Kind.EVENT);
        assertThat(new WindsurfAdapter().transcript(RecordList.of(records)).all())
                .isNotEmpty();
    }

    @Test
    void aFullDiskLeavesWhatWasThere() throws IOException {
        home.write(ID, TestTrajectory.small(ID));
        byte[] before = Files.readAllBytes(home.fileOf(ID));
        List<Record> more = more();
        Placement placement = placement();
        machine.with(FaultyDisk.full(file -> file.toString().contains("cascade")));
        assertThatThrownBy(() -> visit().place(placement, more)).hasMessageContaining("disk full");
        machine.with(Disk.real());
        assertThat(home.fileOf(ID)).hasBinaryContent(before);
    }

    @Test
    void whereverItIsKilledTheFileIsTheOldOneOrTheNewOne() throws IOException {
        home.write(ID, TestTrajectory.small(ID));
        byte[] before = Files.readAllBytes(home.fileOf(ID));
        byte[] old = home.readContent(ID);
        List<byte[]> seen = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            home.writeBytes(ID, before);
            List<Record> more = more();
            Placement placement = placement();
            machine.with(FaultyDisk.killedIn(step));
            try {
                visit().place(placement, more);
            } catch (FaultyDisk.Killed e) {
                seen.add(home.readContent(ID));
            }
            machine.with(Disk.real());
        }
        assertThat(seen).isNotEmpty().allMatch(plain -> Arrays.equals(plain, old) || plain.length > old.length);
        visit().with(store -> {
            store.removeLeftovers();
            return store;
        });
        try (Stream<Path> files = Files.list(home.fileOf(ID).getParent())) {
            assertThat(files).containsExactly(home.fileOf(ID));
        }
    }

    private List<Record> more() {
        Trajectory said = Trajectory.of(TestTrajectory.of(ID)
                        .addStep(TestStep.userInput("more"))
                        .toBytes())
                .orElseThrow();
        return List.of(new ClassRule().recordOf(said.steps().get(0)));
    }

    private Placement placement() {
        String expected = visit().session(ID).fingerprint();
        return Placement.appendTo(
                ID, machine.home(), expected, Map.of(), machine.clock().instant());
    }

    private StoreProbe visit() {
        return StoreProbe.to(new WindsurfAdapter(), machine);
    }

    private void refuses(byte[] bytes, String why) {
        home.writeBytes(ID, bytes);
        assertThat(visit().sessions()).hasSize(1);
        assertThatThrownBy(() -> visit().read(ID, Position.START))
                .isInstanceOf(RoamException.class)
                .hasMessageContaining(why);
    }
}
