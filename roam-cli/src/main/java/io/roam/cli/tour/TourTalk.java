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
final class TourTalk {
    private static final String AGENT = "a3f09c51d7e2b8461";
    private static final String TITLE = "The lamp in fog";

    private final String session = UUID.randomUUID().toString();
    private String last = "";
    private Instant time;

    TourTalk(Instant start) {
        this.time = start;
    }

    String session() {
        return session;
    }

    /** Holds the first half: files and their lines, below the folder of a project. */
    Map<String, List<String>> begin(Path folder) {
        Rows rows = new Rows(session, folder.toString(), null, time);
        rows.prompt("Why does the lamp go out when fog comes in?");
        rows.answer(
                Rows.call("toolu_tour_1", "Bash", input("command", "grep -n fog lamp.py", "description", "Search")));
        rows.result("toolu_tour_1", "12:    if fog > LIMIT:\n13:        self.off()", bash("12:    if fog > LIMIT:"));
        rows.answer(Rows.call(
                "toolu_tour_2",
                "Agent",
                input("description", "Find callers", "prompt", "Who calls off()?", "subagent_type", "Explore")));
        List<String> agent = agent(folder, rows.time());
        rows.result("toolu_tour_2", "Only lamp.py:13 calls off().", Map.of("toolUseResult", Map.of("agentId", AGENT)));
        rows.answer(Rows.text("Line 13 of lamp.py turns the lamp off in thick fog, when it is needed most. Nothing else"
                + " calls off(). Shall I make it brighter instead?"));
        rows.state("ai-title", Map.of("aiTitle", TITLE));
        remember(rows, "Why does the lamp go out when fog comes in?");
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(session + ".jsonl", rows.lines());
        files.put(session + "/subagents/agent-" + AGENT + ".jsonl", agent);
        files.put(session + "/subagents/agent-" + AGENT + ".meta.json", List.of(meta()));
        return files;
    }

    private List<String> agent(Path folder, Instant at) {
        Rows rows = Rows.ofAgent(AGENT, session, folder.toString(), at);
        rows.prompt("Who calls off()?");
        rows.answer(Rows.call("toolu_tour_3", "Grep", input("pattern", "off\\(\\)", "output_mode", "content")));
        rows.result("toolu_tour_3", "lamp.py:13:        self.off()", Map.of());
        rows.answer(Rows.text("Only lamp.py:13 calls off()."));
        return rows.lines();
    }

    private static String meta() {
        return Json.text(input("agentType", "Explore", "description", "Find callers", "toolUseId", "toolu_tour_2"));
    }

    /** Holds the second half, where the conversation is now: the lines that the tool adds to its file. */
    List<String> goOn(Path folder) {
        Rows rows = new Rows(session, folder.toString(), last, time.plusSeconds(90));
        rows.prompt("Yes, and add a test.");
        rows.answer(Rows.call(
                "toolu_tour_4",
                "Edit",
                input("file_path", "lamp.py", "old_string", "self.off()", "new_string", "self.brighten()")));
        rows.result("toolu_tour_4", "The file lamp.py has been updated.", Map.of());
        rows.answer(Rows.text("Done: in fog the lamp shines brighter now, and test_lamp.py makes sure that it does."));
        remember(rows, "Yes, and add a test.");
        return rows.lines();
    }

    private void remember(Rows rows, String prompt) {
        last = String.valueOf(rows.last());
        time = rows.time();
        rows.state("last-prompt", input("lastPrompt", prompt, "leafUuid", last));
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
