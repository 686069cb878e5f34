package io.roam.adapter.claude;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class ClaudeAdapterContractTest extends ToolAdapterContract {
    private static final Pattern UUID = Pattern.compile("\"uuid\":\"([^\"]+)\"");

    private final Map<TestMachine, ClaudeHome> homes = new HashMap<>();
    private int words;

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
    protected Set<String> permissions() {
        return Set.of("\"permissionMode\":\"plan\"");
    }

    /** Adds a line with an id of its own that continues the last one, whichever device wrote that. */
    @Override
    public void say(TestMachine machine, String session) {
        words++;
        append(
                machine,
                session,
                "{\"parentUuid\":\"" + lastUuid(machine, session)
                        + "\",\"isSidechain\":false,\"cwd\":\"/home/ann/work\",\"sessionId\":\"" + session
                        + "\",\"version\":\"2.1.330\",\"type\":\"user\",\"uuid\":\"" + ClaudeHome.uuid(1000 + words)
                        + "\",\"timestamp\":\"2026-11-22T11:00:" + String.format("%02d", words % 60)
                        + ".000Z\",\"message\":{\"role\":\"user\",\"content\":\"one more word\"}}\n");
    }

    private static String lastUuid(TestMachine machine, String session) {
        try {
            Matcher uuids = UUID.matcher(Files.readString(new TestedStore(machine).mainOf(session)));
            String last = "";
            while (uuids.find()) {
                last = uuids.group(1);
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean rename(TestMachine machine, String session, String title) {
        append(
                machine,
                session,
                "{\"type\":\"custom-title\",\"customTitle\":\"" + title + "\",\"sessionId\":\"" + session + "\"}\n");
        return true;
    }

    private void append(TestMachine machine, String session, String line) {
        ClaudeHome home = homes.get(machine);
        home.write(new TestedStore(machine).mainOf(session).toString(), line);
    }
}
