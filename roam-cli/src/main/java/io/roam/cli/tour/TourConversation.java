package io.roam.cli.tour;

import io.roam.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The conversation of the tour, with the files that the tool would write. */
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

    /** Returns the first half: files and their lines, below a project's folder. */
    Map<String, List<String>> firstHalf(Path folder) {
        ClaudeRowWriter writer = new ClaudeRowWriter(session, folder.toString(), null, time);
        writer.addPrompt("Why does the lamp go out when fog comes in?");
        writer.addAnswer(ClaudeRowWriter.toolCallBlock(
                "toolu_tour_1", "Bash", orderedFields("command", "grep -n fog lamp.py", "description", "Search")));
        writer.addResult(
                "toolu_tour_1", "12:    if fog > LIMIT:\n13:        self.off()", bashResult("12:    if fog > LIMIT:"));
        writer.addAnswer(ClaudeRowWriter.toolCallBlock(
                "toolu_tour_2",
                "Agent",
                orderedFields(
                        "description", "Find callers", "prompt", "Who calls off()?", "subagent_type", "Explore")));
        List<String> agent = agentLines(folder, writer.time());
        writer.addResult(
                "toolu_tour_2", "Only lamp.py:13 calls off().", Map.of("toolUseResult", Map.of("agentId", AGENT)));
        writer.addAnswer(ClaudeRowWriter.textBlock(
                "Line 13 of lamp.py turns the lamp off in thick fog, when it is needed most. Nothing else"
                        + " calls off(). Shall I make it brighter instead?"));
        writer.addState("ai-title", Map.of("aiTitle", TITLE));
        endHalf(writer, "Why does the lamp go out when fog comes in?");
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(session + ".jsonl", writer.lines());
        files.put(session + "/subagents/agent-" + AGENT + ".jsonl", agent);
        files.put(session + "/subagents/agent-" + AGENT + ".meta.json", List.of(agentMetadata()));
        return files;
    }

    private List<String> agentLines(Path folder, Instant at) {
        ClaudeRowWriter writer = ClaudeRowWriter.ofAgent(AGENT, session, folder.toString(), at);
        writer.addPrompt("Who calls off()?");
        writer.addAnswer(ClaudeRowWriter.toolCallBlock(
                "toolu_tour_3", "Grep", orderedFields("pattern", "off\\(\\)", "output_mode", "content")));
        writer.addResult("toolu_tour_3", "lamp.py:13:        self.off()", Map.of());
        writer.addAnswer(ClaudeRowWriter.textBlock("Only lamp.py:13 calls off()."));
        return writer.lines();
    }

    private static String agentMetadata() {
        return Json.text(
                orderedFields("agentType", "Explore", "description", "Find callers", "toolUseId", "toolu_tour_2"));
    }

    /** Returns the second half: the lines that the tool appends to its file, in another workspace. */
    List<String> secondHalf(Path folder) {
        ClaudeRowWriter writer = new ClaudeRowWriter(session, folder.toString(), last, time.plusSeconds(90));
        writer.addPrompt("Yes, and add a test.");
        writer.addAnswer(ClaudeRowWriter.toolCallBlock(
                "toolu_tour_4",
                "Edit",
                orderedFields("file_path", "lamp.py", "old_string", "self.off()", "new_string", "self.brighten()")));
        writer.addResult("toolu_tour_4", "The file lamp.py has been updated.", Map.of());
        writer.addAnswer(ClaudeRowWriter.textBlock(
                "Done: in fog the lamp shines brighter now, and test_lamp.py makes sure that it does."));
        endHalf(writer, "Yes, and add a test.");
        return writer.lines();
    }

    private void endHalf(ClaudeRowWriter writer, String prompt) {
        last = String.valueOf(writer.lastId());
        time = writer.time();
        writer.addState("last-prompt", orderedFields("lastPrompt", prompt, "leafUuid", last));
    }

    private static Map<String, Object> bashResult(String stdout) {
        Map<String, Object> result = orderedFields("stdout", stdout, "stderr", "");
        result.put("interrupted", false);
        return Map.of("toolUseResult", result);
    }

    private static Map<String, Object> orderedFields(String... namesAndValues) {
        Map<String, Object> input = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(List.of(namesAndValues));
        for (int i = 0; i < all.size(); i += 2) {
            input.put(all.get(i), all.get(i + 1));
        }
        return input;
    }
}
