package io.roam.adapter.claude;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

final class ClaudeAdapterContractTest extends ToolAdapterContract {
    private final Map<TestMachine, ClaudeHome> homes = new HashMap<>();

    @Override
    public ToolAdapter adapter() {
        return new ClaudeAdapter();
    }

    @Override
    public void install(TestMachine machine) {
        homes.put(machine, ClaudeHome.on(machine));
    }

    @Override
    public Set<String> fill(TestMachine machine) {
        ClaudeHome home = homes.get(machine);
        String main = "projects/-home-ann-work/" + ClaudeHome.ID + ".jsonl";
        String side = "projects/-home-ann-work/" + ClaudeHome.ID + "/";
        home.write(main, home.user(ClaudeHome.ID, "hello"));
        home.write(main, "{\"type\":\"custom-title\",\"customTitle\":\"Greetings\"}\n");
        home.write(main, "{\"type\":\"mode\",\"mode\":\"normal\"}\n");
        home.write(main, home.model(ClaudeHome.ID, "msg_1", "{\"type\":\"text\",\"text\":\"hi\"}"));
        home.write(main, "{\"type\":\"permission-mode\",\"permissionMode\":\"plan\"}\n");
        home.write(main, "\n}{\n{\"type\":\"last-prompt\",\"lastPrompt\":\"hello\"}\n");
        home.write(side + "subagents/agent-a1.jsonl", home.user(ClaudeHome.ID, "look"));
        home.write(side + "subagents/agent-a1.meta.json", "{\"agentType\":\"explore\"}");
        home.write(side + "subagents/workflows/w1/journal.jsonl", "{\"type\":\"started\"}\n");
        home.write(side + "tool-results/b1.txt", "spilled");
        home.write("projects/-home-ann-work/agent-12ab34cd.jsonl", home.user(ClaudeHome.ID, "older layout"));
        home.write("projects/-home-ann-other/" + ClaudeHome.OTHER + ".jsonl", home.user(ClaudeHome.OTHER, "bye"));
        return Set.of(ClaudeHome.ID, ClaudeHome.OTHER);
    }

    @Override
    public void say(TestMachine machine, String session) {
        ClaudeHome home = homes.get(machine);
        TestedStore store = new TestedStore(machine);
        home.write(store.mainOf(session).toString(), home.user(session, "one more word"));
    }
}
