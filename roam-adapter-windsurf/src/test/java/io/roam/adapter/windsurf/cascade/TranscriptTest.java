package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    @Test
    void aCallThatStandsTwiceIsToldOnce() {
        List<Message> told = tell(TestTrajectory.small("x"));
        assertThat(told.stream().map(Message::role))
                .containsExactly(Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT);
        assertThat(told.get(1).parts())
                .containsExactly(
                        Part.Text.of("I shall look."),
                        Part.ToolCall.of("c1", "run_command", "{\"CommandLine\":\"ls\"}"));
        assertThat(told.get(2).parts())
                .containsExactly(Part.ToolResult.of("c1", List.of(Part.Text.of("$ ls\na.txt\nb.txt\n"))));
    }

    @Test
    void aCallThatStandsInItsStepAloneIsToldToo() {
        List<Message> told = tell(TestTrajectory.of("x")
                .addStep(TestStep.modelAnswer("I shall look."))
                .addStep(TestStep.command("c1", "ls", "", 2)));
        assertThat(told.stream().map(Message::role)).containsExactly(Role.ASSISTANT, Role.ASSISTANT, Role.USER);
        assertThat(told.get(1).parts().get(0)).isInstanceOf(Part.ToolCall.class);
        assertThat(text(told.get(2))).contains("exit code 2");
    }

    @Test
    void aCallThatAnAnswerItselfCarriesIsToldOnce() {
        List<Message> told = tell(TestTrajectory.of("x")
                .addStep(TestStep.modelAnswer("now").withCall("c1", "ls", "{}").runningCall("c1", "ls", "{}"))
                .addStep(TestStep.modelAnswer("then").runningCall("c2", "ls", "{}")));
        assertThat(told).hasSize(2);
        assertThat(told.get(0).parts()).hasSize(2);
        assertThat(told.get(1).parts()).contains(Part.ToolCall.of("c2", "ls", "{}"));
    }

    @Test
    void aFailedCallIsAnErrorOfThatCall() {
        ProtobufWriter error = ProtobufWriter.message()
                .message(3, ProtobufWriter.message().text(1, "no such file").text(3, "ENOENT"));
        List<Message> told =
                tell(TestTrajectory.of("x").addStep(TestStep.of(17, 24, error).runningCall("c9", "view_file", "{}")));
        Part.ToolResult result = (Part.ToolResult) told.get(1).parts().get(0);
        assertThat(result.call()).isEqualTo("c9");
        assertThat(result.error()).isTrue();
        assertThat(result.parts()).containsExactly(Part.Text.of("no such file\nENOENT"));
    }

    @Test
    void anErrorWithoutACallIsANotice() {
        ProtobufWriter error =
                ProtobufWriter.message().message(3, ProtobufWriter.message().text(1, "out of credits"));
        assertThat(only(TestStep.of(17, 24, error))).isEqualTo(Part.Notice.of("error", "out of credits"));
    }

    @Test
    void aCheckpointIsANoticeAndGivesTheTitle() {
        ProtobufWriter checkpoint = ProtobufWriter.message()
                .text(4, "count files")
                .text(5, "files were counted")
                .text(10, "Counting");
        TestTrajectory said = TestTrajectory.small("x").addStep(TestStep.of(23, 30, checkpoint));
        List<Message> told = tell(said);
        assertThat(told.get(4).parts())
                .containsExactly(Part.Notice.of("compaction", "Counting\ncount files\nfiles were counted"));
        assertThat(transcript(said).title()).contains("Counting");
        assertThat(transcript(said).folder()).contains("/home/me/work");
    }

    @Test
    void whatTheToolMadeOfAnAnswerComesBeforeIt() {
        ProtobufWriter answer =
                ProtobufWriter.message().text(1, "raw").text(8, "shown").text(3, "I think");
        Message told = tell(TestTrajectory.of("x").addStep(TestStep.of(15, 20, answer)))
                .get(0);
        assertThat(told.parts()).containsExactly(Part.Reasoning.of("I think"), Part.Text.of("shown"));
        assertThat(told.time()).isPresent();
    }

    @Test
    void editsSayWhichFileAndHow() {
        ProtobufWriter edit =
                ProtobufWriter.message().text(8, "file:///home/me/a%20b.txt").text(2, "-old\n+new");
        ProtobufWriter action =
                ProtobufWriter.message().message(2, ProtobufWriter.message().message(1, edit));
        List<Message> told =
                tell(TestTrajectory.of("x").addStep(TestStep.of(5, 10, action).runningCall("c", "edit", "{}")));
        assertThat(text(told.get(1))).isEqualTo("edited /home/me/a b.txt\n-old\n+new");
    }

    @Test
    void imagesAreFiles() {
        ProtobufWriter image = ProtobufWriter.message().text(1, "AAAABBBB").text(2, "image/png");
        ProtobufWriter input = ProtobufWriter.message().text(2, "see").message(5, image);
        List<Part> parts = tell(TestTrajectory.of("x").addStep(TestStep.of(14, 19, input)))
                .get(0)
                .parts();
        assertThat(parts)
                .containsExactly(Part.Text.of("see"), Part.File.of("image/png").withSize(6));
        assertThat(((Part.File) parts.get(1)).bytes()).hasValue(new byte[] {0, 0, 0, 4, 16, 65});
    }

    @Test
    void aStepThatIsNotKnownIsShownByItsWords() {
        String long40 = "a text of more than thirty-two characters";
        ProtobufWriter body = ProtobufWriter.message()
                .text(3, "from the future")
                .number(4, 5)
                .text(5, "6c3da7c5-1b1e-4cb0-8c1e-949db092e685")
                .text(6, "QUJD".repeat(40))
                .message(7, ProtobufWriter.message().text(4, long40).text(9, "file:///home/me/a%20b.txt"))
                .bytes(8, new byte[] {(byte) 0xff, 0, 1})
                .text(9, "from the future");
        assertThat(only(TestStep.of(999, 777, body)))
                .isEqualTo(Part.Notice.of("step 999", "from the future\n" + long40 + "\n/home/me/a b.txt"));
    }

    @Test
    void noticesAndResultsAreWordsWithoutNumbersAndBraces() {
        for (StepType type : StepType.values()) {
            ProtobufWriter body = ProtobufWriter.message()
                    .number(40, 7)
                    .message(41, ProtobufWriter.message().number(1, 1_745_000_000))
                    .message(42, ProtobufWriter.message().text(1, "the lamp in the fog"));
            TestStep notice = TestStep.of(number(type), type.field(), body);
            TestStep result = TestStep.of(number(type), type.field(), body).runningCall("c", "look", "{}");
            assertThat(texts(notice) + texts(result)).as(type.name()).doesNotContain("41:", "1745", "{1", "42");
        }
        ProtobufWriter memory =
                ProtobufWriter.message().message(2, ProtobufWriter.message().text(1, "the lamp in the fog"));
        assertThat(only(TestStep.of(34, 43, memory)))
                .isEqualTo(Part.Notice.of("retrieve_memory", "the lamp in the fog"));
    }

    private static String texts(TestStep step) {
        return tell(TestTrajectory.of("x").addStep(step)).toString();
    }

    @Test
    void stepsInsideOfStepsStandOnATrackOfTheirOwn() {
        ProtobufWriter inner = ProtobufWriter.message()
                .message(2, TestStep.modelAnswer("below").withTime(3).toProtobuf());
        ProtobufWriter outer = TestStep.of(94, 108, ProtobufWriter.message().text(1, "x"))
                .withTime(2)
                .toProtobuf()
                .message(6, inner);
        ProtobufWriter all = ProtobufWriter.message().message(2, outer);
        List<Message> told = new WindsurfAdapter()
                .transcript(RecordList.of(records(all.toBytes())))
                .all();
        assertThat(told.get(1).track()).isEqualTo("subtrajectory");
        assertThat(told.get(1).parts()).containsExactly(Part.Text.of("below"));
    }

    @Test
    void everyTypeOfStepHasWordsOfItsOwn() {
        for (StepType type : StepType.values()) {
            int number = number(type);
            ProtobufWriter body = ProtobufWriter.message()
                    .text(1, "one")
                    .text(2, "two")
                    .text(3, "three")
                    .text(5, "five");
            List<Message> told = tell(TestTrajectory.of("x").addStep(TestStep.of(number, type.field(), body)));
            assertThat(told).as(type.name()).hasSize(1);
        }
    }

    private static int number(StepType type) {
        for (int i = 0; i < 200; i++) {
            if (StepType.of(i).filter(type::equals).isPresent()) {
                return i;
            }
        }
        throw new AssertionError(type);
    }

    private static Part only(TestStep step) {
        List<Message> told = tell(TestTrajectory.of("x").addStep(step));
        assertThat(told).hasSize(1);
        return told.get(0).parts().get(0);
    }

    private static String text(Message message) {
        Part.ToolResult result = (Part.ToolResult) message.parts().get(0);
        return ((Part.Text) result.parts().get(0)).text();
    }

    private static List<Message> tell(TestTrajectory trajectory) {
        return transcript(trajectory).all();
    }

    private static Transcript transcript(TestTrajectory trajectory) {
        return new WindsurfAdapter().transcript(RecordList.of(records(trajectory.toBytes())));
    }

    private static List<Record> records(byte[] plain) {
        Trajectory trajectory = Trajectory.of(plain).orElseThrow();
        ClassRule rule = new ClassRule();
        List<Record> all = new java.util.ArrayList<>(
                trajectory.steps().stream().map(rule::recordOf).toList());
        all.add(Record.file(ClassRule.HEAD, trajectory.head("x")));
        return all;
    }
}
