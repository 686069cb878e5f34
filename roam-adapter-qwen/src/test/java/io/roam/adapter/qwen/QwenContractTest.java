package io.roam.adapter.qwen;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

final class QwenContractTest extends ToolAdapterContract {
    private int said;

    @Override
    protected ToolAdapter adapter() {
        return new QwenAdapter();
    }

    @Override
    protected void install(TestMachine machine) {
        machine.folder(".qwen/projects");
        machine.folder(".qwen/sessions");
    }

    @Override
    protected Set<String> fill(TestMachine machine) {
        QwenHome home = new QwenHome(machine);
        for (String session : Set.of(QwenHome.ONE, QwenHome.TWO)) {
            home.user(session, "hello " + session);
            home.state(session);
            home.model(session, "hi");
            home.title(session, "Greetings");
            home.user(session, "again");
            home.append(session, "\n}{\n");
            home.model(session, "hi");
            home.append(
                    session,
                    "{\"sessionId\":\"" + session
                            + "\",\"type\":\"system\",\"subtype\":\"custom_title\",\"systemPayload\":"
                            + "{\"customTitle\":\"Lamp\",\"titleSource\":\"manual\"}}\n");
        }
        return Set.of(QwenHome.ONE, QwenHome.TWO);
    }

    @Override
    protected void say(TestMachine machine, String session) {
        said++;
        new QwenHome(machine).user(session, "more " + said);
    }

    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        QwenHome home = new QwenHome(machine);
        return Files.exists(home.file(session))
                ? home.lines(session).stream()
                        .flatMap(line -> line.string("sessionId").stream())
                        .distinct()
                        .reduce((first, second) -> first + " and " + second)
                : Optional.empty();
    }

    /** A payload leaves out what a line has of its session. */
    @Override
    protected boolean storesPlainBytes() {
        return false;
    }
}
