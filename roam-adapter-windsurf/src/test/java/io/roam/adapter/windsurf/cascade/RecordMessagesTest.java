package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestEnvelope;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the records of a file. */
final class RecordMessagesTest {
    private static final String ID = WindsurfHome.id(1);

    @TempDir
    Path folder;

    private TestMachine machine;
    private WindsurfHome home;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder);
        home = WindsurfHome.on(machine);
    }

    @Test
    void stepsAreEventsAndGenerationsAreValues() {
        home.write(ID, TestTrajectory.small(ID));
        assertThat(kinds(read()))
                .containsExactly(" EVENT", " EVENT", " EVENT", " EVENT", " VALUE", " VALUE", "trajectory FILE");
    }

    @Test
    void allBytesAreInTheRecords() {
        TestTrajectory said = TestTrajectory.small(ID);
        home.write(ID, said);
        TrajectoryDraft draft = TrajectoryDraft.empty(ID);
        read().forEach(draft::add);
        assertThat(draft.toBytes()).isEqualTo(said.toBytes());
    }

    @Test
    void anUnusualOrderIsKept() {
        byte[] usual = TestTrajectory.small(ID).toBytes();
        ByteArrayOutputStream unusual = new ByteArrayOutputStream();
        unusual.writeBytes(ProtobufWriter.message().text(700, "first of all").toBytes());
        unusual.writeBytes(usual);
        unusual.writeBytes(ProtobufWriter.message()
                .message(2, TestStep.userInput("late").withTime(9).toProtobuf())
                .toBytes());
        unusual.writeBytes(ProtobufWriter.message().text(1, "an id again").toBytes());
        put(unusual.toByteArray());
        List<Record> records = read();
        assertThat(kinds(records)).contains("layout FILE", "trajectory FILE");
        TrajectoryDraft draft = TrajectoryDraft.empty(ID);
        records.forEach(draft::add);
        assertThat(draft.toBytes()).isEqualTo(unusual.toByteArray());
    }

    @Test
    void aStepThatIsNotThroughWaitsWithAllBehindIt() {
        home.write(
                ID,
                TestTrajectory.of(ID)
                        .addStep(TestStep.userInput("go"))
                        .addStep(TestStep.modelAnswer("I am").withStatus(8))
                        .addStep(TestStep.modelAnswer("done")));
        assertThat(read().stream().filter(Record::isMain).map(Record::isUnterminated))
                .containsExactly(false, true, true);
    }

    @Test
    void theEndingsThatNobodyKnowsAreEndings() {
        home.write(ID, TestTrajectory.of(ID).addStep(TestStep.userInput("go").withStatus(77)));
        assertThat(read().get(0).isUnterminated()).isFalse();
    }

    @Test
    void theIdentityOfAStepStaysWhenTheRestOfItChanges() {
        home.write(ID, TestTrajectory.of(ID).addStep(TestStep.modelAnswer("go").withStatus(9)));
        byte[] before = read().get(0).identity();
        home.write(ID, TestTrajectory.of(ID).addStep(TestStep.modelAnswer("gone")));
        assertThat(read().get(0).identity()).isEqualTo(before).hasSize(32);
    }

    @Test
    void stepsOfOneMomentAreToldApart() {
        home.write(
                ID,
                TestTrajectory.of(ID)
                        .addStep(TestStep.modelAnswer("a").withTime(5))
                        .addStep(TestStep.modelAnswer("b").withTime(5))
                        .addStep(TestStep.userInput("c").withTime(5)));
        List<Record> records = read();
        assertThat(records.get(1).identity())
                .startsWith(records.get(0).identity())
                .hasSize(34);
        assertThat(records.get(2).identity()).hasSize(32);
        Position behindTheFirst = Position.START;
        home.write(ID, TestTrajectory.of(ID).addStep(TestStep.modelAnswer("a").withTime(5)));
        behindTheFirst = StoreProbe.to(new WindsurfAdapter(), machine)
                .read(ID, behindTheFirst)
                .position();
        home.write(
                ID,
                TestTrajectory.of(ID)
                        .addStep(TestStep.modelAnswer("a").withTime(5))
                        .addStep(TestStep.modelAnswer("b").withTime(5)));
        Record second = StoreProbe.to(new WindsurfAdapter(), machine)
                .read(ID, behindTheFirst)
                .records()
                .get(0);
        assertThat(second.identity()).isEqualTo(records.get(1).identity());
    }

    @Test
    void aPositionIsRefusedWhenWhatStoodBeforeItChanged() {
        home.write(ID, TestTrajectory.small(ID));
        Position position = visit().read(ID, Position.START).position();
        home.write(ID, TestTrajectory.of(ID).addStep(TestStep.userInput("something else")));
        assertThatThrownBy(() -> visit().read(ID, position)).isInstanceOf(PositionRefusedException.class);
    }

    @Test
    void theFactsAreTold() {
        home.write(
                ID,
                TestTrajectory.small(ID)
                        .inFolder("file:///c%3A/Users/me/my%20work")
                        .withTitle("My title\nmore"));
        SessionFacts facts = visit().read(ID, Position.START).facts();
        assertThat(facts.folders()).containsExactly("c:\\Users\\me\\my work");
        assertThat(facts.title()).contains("My title");
        assertThat(facts.messageCount()).isEqualTo(1);
        assertThat(facts.firstMessageTime()).contains(Instant.ofEpochSecond(TestTrajectory.CREATED + 0, 123_456_789));
        assertThat(facts.lastMessageTime()).contains(Instant.ofEpochSecond(TestTrajectory.CREATED + 3, 123_456_789));
    }

    @Test
    void bothIdsAreKept() {
        home.write(ID, TestTrajectory.small(ID));
        assertThat(head().id()).contains(TestTrajectory.trajectoryId(ID));
        assertThat(head().cascadeId()).as("it is the session's id").isEmpty();
        String other = WindsurfHome.id(9);
        home.write(other, TestTrajectory.small(ID));
        List<Record> records = visit().read(other);
        assertThat(Trajectory.of(records.get(records.size() - 1).payload())
                        .orElseThrow()
                        .cascadeId())
                .as("the name says something else")
                .contains(ID);
    }

    private Trajectory head() {
        Record head =
                read().stream().filter(record -> !record.isMain()).findFirst().orElseThrow();
        return Trajectory.of(head.payload()).orElseThrow();
    }

    @Test
    void aTrajectoryWithoutAnIdGetsNone() {
        byte[] plain = ProtobufWriter.message()
                .message(2, TestStep.userInput("a").withTime(1).toProtobuf())
                .number(8, 1)
                .toBytes();
        put(plain);
        TrajectoryDraft draft = TrajectoryDraft.empty(ID);
        read().forEach(draft::add);
        assertThat(draft.toBytes()).isEqualTo(plain);
    }

    @Test
    void aRecordOfAnotherClassIsALie() {
        home.write(ID, TestTrajectory.small(ID));
        WindsurfAdapter adapter = new WindsurfAdapter();
        for (Record record : read()) {
            assertThat(adapter.hasValidClass(record)).isTrue();
            assertThat(adapter.hasValidClass(Record.local(record.track(), record.payload())))
                    .isFalse();
            assertThat(adapter.hasValidClass(Record.property(record.track(), "k", record.payload())))
                    .isFalse();
        }
        Record step = read().get(0);
        assertThat(adapter.hasValidClass(Record.state("", step.payload()))).isFalse();
        assertThat(adapter.hasValidClass(Record.event("", step.payload()))).isFalse();
        assertThat(adapter.hasValidClass(Record.event("", step.payload(), new byte[32])))
                .isFalse();
        byte[] two =
                ProtobufWriter.message().raw(step.payload()).raw(step.payload()).toBytes();
        assertThat(adapter.hasValidClass(Record.event("", two, step.identity())))
                .isFalse();
    }

    @Test
    void aSiblingHasAnIdOfItsOwnAndNothingElseChanges() {
        home.write(ID, TestTrajectory.small(ID));
        String other = WindsurfHome.id(9);
        TrajectoryDraft draft = TrajectoryDraft.empty(other);
        read().forEach(draft::add);
        Trajectory placed = Trajectory.of(draft.toBytes()).orElseThrow();
        assertThat(placed.cascadeId()).contains(other);
        byte[] own = TestTrajectory.small(ID).toBytes();
        assertThat(new String(placed.plain(), ISO_8859_1).replace(other, ID))
                .isEqualTo(new String(own, ISO_8859_1).replace(other, ID));
        home.writeBytes(other, TestEnvelope.seal(TestEnvelope.KEY, new byte[12], placed.plain()));
        assertThat(visit().read(other).stream()
                        .map(record ->
                                Hashing.sha256().hashBytes(record.payload()).toString())
                        .toList())
                .as("what makes it a sibling is no news")
                .isEqualTo(read().stream()
                        .map(record ->
                                Hashing.sha256().hashBytes(record.payload()).toString())
                        .toList());
    }

    private void put(byte[] plain) {
        home.writeBytes(ID, TestEnvelope.seal(TestEnvelope.KEY, new byte[12], plain));
    }

    private StoreProbe visit() {
        return StoreProbe.to(new WindsurfAdapter(), machine);
    }

    private List<Record> read() {
        return visit().read(ID);
    }

    private static List<String> kinds(List<Record> records) {
        return records.stream()
                .map(record -> record.track() + " " + record.kind())
                .toList();
    }
}
