package io.roam.cli.tour;

import io.roam.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The conversation of the tour: what the tool would write if it were held for real. */
final class TourConversation {
    private static final String AGENT = "a3f09c51d7e2b8461";
    private static final String TITLE = "The lamp in fog";

    private final String session = UUID.randomUUID().toString();
    private String last = "";
    private Instant time;

    TourConversation(Instant start) {
        this.time = start;
    }

    String session() {
        return session;
    }

    /** Holds the first half: files and their lines, below the folder of a project. */
    Map<String, List<String>> begin(Path folder) {
        ClaudeRowWriter writer = new ClaudeRowWriter(session, folder.toString(), null, time);
        writer.prompt("Why does the lamp go out when fog comes in?");
        writer.answer(ClaudeRowWriter.call(
                "toolu_tour_1", "Bash", input("command", "grep -n fog lamp.py", "description", "Search")));
        writer.result("toolu_tour_1", "12:    if fog > LIMIT:\n13:        self.off()", bash("12:    if fog > LIMIT:"));
        writer.answer(ClaudeRowWriter.call(
                "toolu_tour_2",
                "Agent",
                input("description", "Find callers", "prompt", "Who calls off()?", "subagent_type", "Explore")));
        List<String> agent = agent(folder, writer.time());
        writer.result(
                "toolu_tour_2", "Only lamp.py:13 calls off().", Map.of("toolUseResult", Map.of("agentId", AGENT)));
        writer.answer(ClaudeRowWriter.text(
                "Line 13 of lamp.py turns the lamp off in thick fog, when it is needed most. Nothing else"
                        + " calls off(). Shall I make it brighter instead?"));
        writer.state("ai-title", Map.of("aiTitle", TITLE));
        remember(writer, "Why does the lamp go out when fog comes in?");
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(session + ".jsonl", writer.lines());
        files.put(session + "/subagents/agent-" + AGENT + ".jsonl", agent);
        files.put(session + "/subagents/agent-" + AGENT + ".meta.json", List.of(meta()));
        return files;
    }

    private List<String> agent(Path folder, Instant at) {
        ClaudeRowWriter writer = ClaudeRowWriter.ofAgent(AGENT, session, folder.toString(), at);
        writer.prompt("Who calls off()?");
        writer.answer(
                ClaudeRowWriter.call("toolu_tour_3", "Grep", input("pattern", "off\\(\\)", "output_mode", "content")));
        writer.result("toolu_tour_3", "lamp.py:13:        self.off()", Map.of());
        writer.answer(ClaudeRowWriter.text("Only lamp.py:13 calls off()."));
        return writer.lines();
    }

    private static String meta() {
        return Json.text(input("agentType", "Explore", "description", "Find callers", "toolUseId", "toolu_tour_2"));
    }

    /** Holds the second half, where the conversation is now: the lines that the tool adds to its file. */
    List<String> goOn(Path folder) {
        ClaudeRowWriter writer = new ClaudeRowWriter(session, folder.toString(), last, time.plusSeconds(90));
        writer.prompt("Yes, and add a test.");
        writer.answer(ClaudeRowWriter.call(
                "toolu_tour_4",
                "Edit",
                input("file_path", "lamp.py", "old_string", "self.off()", "new_string", "self.brighten()")));
        writer.result("toolu_tour_4", "The file lamp.py has been updated.", Map.of());
        writer.answer(ClaudeRowWriter.text(
                "Done: in fog the lamp shines brighter now, and test_lamp.py makes sure that it does."));
        remember(writer, "Yes, and add a test.");
        return writer.lines();
    }

    private void remember(ClaudeRowWriter writer, String prompt) {
        last = String.valueOf(writer.last());
        time = writer.time();
        writer.state("last-prompt", input("lastPrompt", prompt, "leafUuid", last));
    }

    private static Map<String, Object> bash(String stdout) {
        Map<String, Object> result = input("stdout", stdout, "stderr", "");
        result.put("interrupted", false);
        return Map.of("toolUseResult", result);
    }

    private static Map<String, Object> input(String... namesAndValues) {
        Map<String, Object> input = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(List.of(namesAndValues));
        for (int i = 0; i < all.size(); i += 2) {
            input.put(all.get(i), all.get(i + 1));
        }
        return input;
    }
}
