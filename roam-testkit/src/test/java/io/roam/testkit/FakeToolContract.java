package io.roam.testkit;

import io.roam.spi.tool.ToolAdapter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contract of the made-up tool's adapter. */
abstract class FakeToolContract extends ToolAdapterContract {
    private int words;

    @Override
    public ToolAdapter adapter() {
        return new FakeTool();
    }

    @Override
    public void install(TestMachine machine) {
        FakeSession.install(machine);
    }

    @Override
    public Set<String> fill(TestMachine machine) {
        FakeSession.of(machine, "one")
                .say("e1", "-")
                .line("S s1 e1 mode")
                .line("L here")
                .line("T title greetings")
                .line("E e2 s1 @1795348800 again")
                .line("no line of the tool's")
                .line("M normal")
                .set("model", "small")
                .set("mode", "plan")
                .add("agent.log", "E a1 - look\nS a2 a1 x\n".getBytes(StandardCharsets.UTF_8))
                .add("spilled.txt", "much".getBytes(StandardCharsets.UTF_8));
        FakeSession.of(machine, "two").say("x1", "-");
        return Set.of("one", "two");
    }

    @Override
    public void say(TestMachine machine, String session) {
        FakeSession spoken = FakeSession.of(machine, session);
        List<String> before = spoken.events();
        spoken.say("more" + words++, before.get(before.size() - 1));
    }

    @Override
    public boolean rename(TestMachine machine, String session, String title) {
        FakeSession.of(machine, session).line("T title " + title);
        return true;
    }

    @Override
    protected Set<String> permissions() {
        return Set.of("L here");
    }

    /** The tool's files state an id where an adapter wrote one into them; otherwise it is that of their names. */
    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        return Optional.of(FakeSession.of(machine, session).lines().stream()
                .filter(line -> line.startsWith("S own - "))
                .map(line -> line.substring("S own - ".length()))
                .findFirst()
                .orElse(session));
    }
}
