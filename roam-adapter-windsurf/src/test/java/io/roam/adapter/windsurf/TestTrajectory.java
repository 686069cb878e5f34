package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A trajectory as the tool might write it. */
public final class TestTrajectory {
    public static final long CREATED = 1_745_000_000;

    private final String cascade;
    private final List<ProtobufWriter> steps = new ArrayList<>();
    private final List<ProtobufWriter> generations = new ArrayList<>();
    private String folder = "file:///home/me/work";
    private String title = "";
    private long began = CREATED;

    private TestTrajectory(String cascade) {
        this.cascade = cascade;
    }

    public static TestTrajectory of(String cascade) {
        return new TestTrajectory(cascade);
    }

    /** Returns its other id, which hooks use. */
    public static String trajectoryId(String cascade) {
        return UUID.nameUUIDFromBytes(cascade.getBytes(UTF_8)).toString();
    }

    /** Returns a trajectory of a question, a command, and an answer. */
    public static TestTrajectory small(String cascade) {
        return small(cascade, CREATED);
    }

    public static TestTrajectory small(String cascade, long began) {
        return of(cascade)
                .startingAt(began)
                .addStep(TestStep.userInput("how many files are here? " + cascade))
                .addStep(
                        TestStep.modelAnswer("I shall look.").withCall("c1", "run_command", "{\"CommandLine\":\"ls\"}"))
                .addGeneration(1)
                .addStep(TestStep.command("c1", "ls", "a.txt\nb.txt\n", 0))
                .addStep(TestStep.modelAnswer("Two."))
                .addGeneration(3);
    }

    public TestTrajectory addStep(TestStep step) {
        steps.add(step.withTime(began + steps.size()).toProtobuf());
        return this;
    }

    public TestTrajectory addGeneration(int step) {
        byte[] packed = {(byte) step};
        generations.add(ProtobufWriter.message()
                .message(1, ProtobufWriter.message().text(1, "You are Cascade. " + step))
                .bytes(2, packed));
        return this;
    }

    public TestTrajectory addGeneration(ProtobufWriter generation) {
        generations.add(generation);
        return this;
    }

    public TestTrajectory inFolder(String uri) {
        folder = uri;
        return this;
    }

    /** Sets the time of the first step; steps without time follow a second apart. */
    public TestTrajectory startingAt(long second) {
        began = second;
        return this;
    }

    public TestTrajectory withTitle(String renamed) {
        title = renamed;
        return this;
    }

    public byte[] toBytes() {
        ProtobufWriter all = ProtobufWriter.message().text(1, trajectoryId(cascade));
        steps.forEach(step -> all.message(2, step));
        generations.forEach(generation -> all.message(3, generation));
        all.number(4, 4).text(6, cascade);
        all.message(
                7, ProtobufWriter.message().message(1, ProtobufWriter.message().text(1, folder)));
        all.number(8, 1);
        if (!title.isEmpty()) {
            all.text(10, title);
        }
        return all.number(12, 0).toBytes();
    }
}
