package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is placed, and undone. */
final class PlacingTest {
    private static final String ID = WindsurfHome.id(1);

    @TempDir
    Path folder;

    private TestMachine machine;
    private WindsurfHome home;
    private StoreProbe visit;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder).choosing(WindsurfSettings.WRITE, "on");
        home = WindsurfHome.on(machine);
        visit = StoreProbe.to(new WindsurfAdapter(), machine);
    }

    @Test
    void takingBackGivesTheVeryFileOfBefore() throws IOException {
        home.write(ID, TestTrajectory.small(ID));
        byte[] before = Files.readAllBytes(home.fileOf(ID));
        UndoLog undo = visit.place(placement(), news());
        assertThat(home.readContent(ID)).isNotEqualTo(TestTrajectory.small(ID).toBytes());
        visit.revert(undo);
        assertThat(home.fileOf(ID)).hasBinaryContent(before);
        visit.revert(undo);
        assertThat(home.fileOf(ID)).hasBinaryContent(before);
    }

    @Test
    void anOpenFileStaysOpen() throws IOException {
        byte[] plain = TestTrajectory.small("x").toBytes();
        plain = ProtobufWriter.message()
                .text(1, ID)
                .raw(Arrays.copyOfRange(plain, 2 + plain[1], plain.length))
                .toBytes();
        home.writeBytes(ID, plain);
        UndoLog undo = visit.place(placement(), news());
        assertThat(Trajectory.of(Files.readAllBytes(home.fileOf(ID)))
                        .orElseThrow()
                        .steps())
                .hasSize(5);
        visit.revert(undo);
        assertThat(home.fileOf(ID)).hasBinaryContent(plain);
    }

    @Test
    void whatIsWrittenIsTheUsersAlone() throws IOException {
        visit.place(fresh(), records());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.fileOf(ID))))
                .isEqualTo("rw-------");
        try (var files = Files.list(home.fileOf(ID).getParent())) {
            assertThat(files).containsExactly(home.fileOf(ID));
        }
    }

    @Test
    void twoPlacementsNeverUseOneNonce() throws IOException {
        UndoLog undo = visit.place(fresh(), records());
        byte[] first = Files.readAllBytes(home.fileOf(ID));
        visit.revert(undo);
        visit.place(fresh(), records());
        assertThat(Files.readAllBytes(home.fileOf(ID))).hasSameSizeAs(first).isNotEqualTo(first);
    }

    @Test
    void whatACutRunLeftIsRemoved() throws IOException {
        Path left = home.fileOf(ID).resolveSibling(".roam-" + ID + ".pb.tmp");
        Files.write(left, new byte[3]);
        visit.with(store -> {
            store.removeLeftovers();
            return store;
        });
        assertThat(left).doesNotExist();
    }

    @Test
    void isRefusedUntilTheUserWantsIt() {
        TestMachine other = TestMachine.in(folder.resolve("other"));
        WindsurfHome.on(other);
        Optional<Refusal> refusal = StoreProbe.to(new WindsurfAdapter(), other)
                .with(store -> store.openWriter().refusalOf(fresh()));
        assertThat(refusal.orElseThrow().reason().remedy().toString()).contains("roam config windsurf.write on");
    }

    @Test
    void foreignFieldsInTheHeadAreRefused() {
        List<Record> records = new ArrayList<>(records());
        records.add(Record.file(
                ClassRule.HEAD,
                ProtobufWriter.message().text(2, "a step that hides").toBytes()));
        assertThatThrownBy(() -> visit.place(fresh(), records)).isInstanceOf(RoamException.class);
        assertThat(home.fileOf(ID)).doesNotExist();
    }

    @Test
    void aRevisionOfAnotherStepIsRefused() {
        List<Record> records = new ArrayList<>(records());
        Record last = Record.file(
                Record.revisionTrack(records.get(1).identity()), records.get(0).payload());
        records.add(last);
        assertThatThrownBy(() -> visit.place(fresh(), records)).isInstanceOf(RoamException.class);
    }

    @Test
    void aRevisionIsPutInItsPlaceAndTakenBack() throws IOException {
        home.write(
                ID, TestTrajectory.of(ID).addStep(TestStep.modelAnswer("one")).addStep(TestStep.modelAnswer("two")));
        byte[] before = Files.readAllBytes(home.fileOf(ID));
        Record first = visit.read(ID).get(0);
        home.write(
                ID, TestTrajectory.of(ID).addStep(TestStep.modelAnswer("uno")).addStep(TestStep.modelAnswer("two")));
        byte[] wanted = home.readContent(ID);
        Record later = visit.read(ID).get(0);
        home.writeBytes(ID, before);
        Record revision = Record.file(Record.revisionTrack(first.identity()), later.payload());
        UndoLog undo = visit.place(placement(), List.of(revision));
        assertThat(home.readContent(ID)).isEqualTo(wanted);
        visit.revert(undo);
        assertThat(home.fileOf(ID)).hasBinaryContent(before);
    }

    private List<Record> records() {
        Trajectory trajectory =
                Trajectory.of(TestTrajectory.small(ID).toBytes()).orElseThrow();
        ClassRule rule = new ClassRule();
        List<Record> all =
                new ArrayList<>(trajectory.steps().stream().map(rule::recordOf).toList());
        all.addAll(trajectory.generatorMetadata().records());
        all.add(Record.file(ClassRule.HEAD, trajectory.head(ID)));
        return all;
    }

    private static List<Record> news() {
        Trajectory more = Trajectory.of(TestTrajectory.of(ID)
                        .addStep(TestStep.userInput("more"))
                        .withTitle("New")
                        .toBytes())
                .orElseThrow();
        return List.of(new ClassRule().recordOf(more.steps().get(0)), Record.file(ClassRule.HEAD, more.head(ID)));
    }

    private Placement fresh() {
        return Placement.newSession(ID, machine.home(), machine.clock().instant());
    }

    private Placement placement() {
        String expected = visit.session(ID).fingerprint();
        return Placement.appendTo(
                ID, machine.home(), expected, Map.of(), machine.clock().instant());
    }
}
