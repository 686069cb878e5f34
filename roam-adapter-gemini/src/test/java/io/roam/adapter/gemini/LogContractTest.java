package io.roam.adapter.gemini;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.util.Optional;
import java.util.Set;

/** The contract for sessions that are logs: Gemini CLI 0.45 and later. */
final class LogContractTest extends ToolAdapterContract {
    private static final String CALL =
            "{\"id\":\"a1\",\"timestamp\":\"2026-11-22T10:00:02.000Z\",\"type\":\"gemini\",\"content\":\"I look.\",\"toolCalls\":"
                    + "[{\"id\":\"c1\",\"name\":\"ls\",\"args\":{\"path\":\".\"},\"status\":\"executing\"}]}";

    @Override
    protected ToolAdapter adapter() {
        return new GeminiAdapter();
    }

    @Override
    protected void install(TestMachine machine) {
        new GeminiHome(machine).install();
    }

    @Override
    protected Set<String> fill(TestMachine machine) {
        GeminiHome home = new GeminiHome(machine);
        home.log(
                GeminiHome.FIRST,
                GeminiHome.header(GeminiHome.FIRST),
                GeminiHome.context(),
                GeminiHome.user("u1", "What is here?"),
                GeminiHome.time(),
                CALL,
                CALL.replace("executing", "success"),
                "{\"id\":\"u2\",\"type\":\"user\",\"content\":[{\"functionResponse\":{\"id\":\"c1\",\"response\":{\"output\":\"x\"}}}]}",
                "{\"$set\":{\"summary\":\"The lamp\"}}",
                "{\"$set\":{\"sessionId\":\"" + GeminiHome.FIRST + "\"}}",
                GeminiHome.answer("a2", "A lamp."),
                GeminiHome.time());
        GeminiHome.write(
                home.project().resolve("chats/" + GeminiHome.FIRST + "/agent-1.jsonl"), "{\"kind\":\"subagent\"}\n");
        GeminiHome.write(home.project().resolve("tool-outputs/session-" + GeminiHome.FIRST + "/ls_1.txt"), "a lamp\n");
        home.log(
                GeminiHome.SECOND,
                GeminiHome.header(GeminiHome.SECOND).replace("}", "," + GeminiHome.DIRECTORIES + "}"),
                GeminiHome.user("v1", "Hello"),
                GeminiHome.answer("b1", "Hello"),
                GeminiHome.user("v2", "Hello"),
                "{\"$rewindTo\":\"v2\"}",
                GeminiHome.user("v3", "Hello again"));
        return Set.of(GeminiHome.FIRST, GeminiHome.SECOND);
    }

    @Override
    protected void say(TestMachine machine, String session) {
        new GeminiHome(machine).say(session);
    }

    @Override
    protected boolean rename(TestMachine machine, String session, String title) {
        GeminiHome.append(new GeminiHome(machine).fileOf(session), "{\"$set\":{\"summary\":\"" + title + "\"}}\n");
        return true;
    }

    @Override
    protected Set<String> permissions() {
        return Set.of(GeminiHome.DIRECTORIES);
    }

    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        return GeminiHome.idIn(new GeminiHome(machine).fileOf(session));
    }
}
