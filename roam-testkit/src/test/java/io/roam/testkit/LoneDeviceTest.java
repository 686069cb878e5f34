package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** On one device alone, nothing that the user does is undone by a synchronization. */
final class LoneDeviceTest {
    private static final String FILE = "spilled.txt";

    /** What the user does. */
    enum Act {
        SAY,
        TITLE,
        SET,
        UNSET,
        PUT,
        REMOVE,
        APPEND,
        SYNC,
        WAIT,
        LOSE_CACHE
    }

    record Step(Act act, int lot) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Act.values()), Arbitraries.integers().between(0, 5))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(40);
    }

    @Example
    void aTitleThatIsWrittenTwiceStays() throws IOException {
        nothingIsUndone(List.of(
                new Step(Act.TITLE, 0),
                new Step(Act.SAY, 0),
                new Step(Act.TITLE, 1),
                new Step(Act.TITLE, 1),
                new Step(Act.SAY, 0),
                new Step(Act.SYNC, 0)));
    }

    @Property
    void nothingIsUndone(@ForAll("steps") List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("roam");
        try (TestDevices devices = TestDevices.in(folder, 1, new FakeTool())) {
            TestDevice device = devices.get(0);
            device.session("one").say("e0", "-");
            int said = 0;
            for (Step step : steps) {
                said += step.act() == Act.SAY ? 1 : 0;
                happen(device, step, said);
            }
            sync(device);
            assertThat(device.sync().isQuiet()).isTrue();
        } finally {
            FileTree.of(folder).delete();
        }
    }

    private static void happen(TestDevice device, Step step, int said) {
        FakeSession session = device.session("one");
        switch (step.act()) {
            case SAY -> session.say("e" + said, "e" + (said - 1));
            case TITLE -> session.line("T title t" + step.lot() % 3);
            case SET -> session.set("k" + step.lot() % 2, "v" + step.lot() % 3);
            case UNSET -> session.set("k" + step.lot() % 2, null);
            case PUT -> session.put(FILE, ("f" + step.lot() % 3).getBytes(StandardCharsets.UTF_8));
            case REMOVE -> session.remove(step.lot() % 2 == 0 ? FILE : "agent.log");
            case APPEND -> session.add("agent.log", ("E a" + said + " - x\n").getBytes(StandardCharsets.UTF_8));
            case SYNC -> sync(device);
            case WAIT -> device.machine().advance(Duration.ofSeconds(10));
            case LOSE_CACHE -> device.loseCache();
        }
    }

    private static void sync(TestDevice device) {
        Map<String, String> before =
                FileTree.of(FakeSession.install(device.machine())).content();
        device.sync();
        assertThat(FileTree.of(FakeSession.install(device.machine())).content()).isEqualTo(before);
    }
}
