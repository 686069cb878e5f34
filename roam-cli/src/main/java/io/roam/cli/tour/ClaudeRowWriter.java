package io.roam.cli.tour;

import io.roam.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds transcript rows as Claude Code writes them, each linked to the one before. */
final class ClaudeRowWriter {
    private static final String VERSION = "2.1.330";

    private final String session;
    private final String folder;
    private final Map<String, Object> agentFields = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private @Nullable String parent;
    private Instant time;
    private int answers;

    ClaudeRowWriter(String session, String folder, @Nullable String parent, Instant time) {
        this.session = session;
        this.folder = folder;
        this.parent = parent;
        this.time = time;
    }

    /** Returns a writer for the transcript of a subagent, which is a file of its own. */
    static ClaudeRowWriter ofAgent(String agent, String session, String folder, Instant time) {
        ClaudeRowWriter writer = new ClaudeRowWriter(session, folder, null, time);
        writer.agentFields.put("agentId", agent);
        return writer;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Nullable
    String lastId() {
        return parent;
    }

    Instant time() {
        return time;
    }

    void addPrompt(String words) {
        if (agentFields.isEmpty()) {
            addState("queue-operation", Map.of("operation", "enqueue", "timestamp", time, "content", words));
            addState("queue-operation", Map.of("operation", "dequeue", "timestamp", time));
        }
        addLinked("user", Map.of("role", "user", "content", words), Map.of());
    }

    void addAnswer(Map<String, Object> block) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", "msg_tour" + session.substring(0, 4) + lines.size() + answers++);
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", "claude-opus-5-5");
        message.put("content", List.of(block));
        message.put("stop_reason", block.containsKey("text") ? "end_turn" : "tool_use");
        message.put("stop_sequence", null);
        message.put("usage", Map.of("input_tokens", 12, "output_tokens", 40));
        addLinked("assistant", message, Map.of());
    }

    void addResult(String call, String content, Map<String, Object> more) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("tool_use_id", call);
        block.put("type", "tool_result");
        block.put("content", content);
        block.put("is_error", false);
        addLinked("user", Map.of("role", "user", "content", List.of(block)), more);
    }

    void addState(String type, Map<String, ?> fields) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", type);
        row.putAll(fields);
        row.put("sessionId", session);
        lines.add(Json.text(row));
    }

    private void addLinked(String type, Map<String, Object> message, Map<String, Object> more) {
        time = time.plusMillis(4_200);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("parentUuid", parent);
        row.put("isSidechain", !agentFields.isEmpty());
        row.putAll(agentFields);
        row.put("type", type);
        row.put("message", message);
        parent = UUID.randomUUID().toString();
        row.put("uuid", parent);
        row.put("timestamp", time);
        row.putAll(more);
        row.put("userType", "external");
        row.put("entrypoint", "cli");
        row.put("cwd", folder);
        row.put("sessionId", session);
        row.put("version", VERSION);
        row.put("gitBranch", "main");
        lines.add(Json.text(row));
    }

    static Map<String, Object> textBlock(String words) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "text");
        block.put("text", words);
        return block;
    }

    static Map<String, Object> toolCallBlock(String id, String tool, Map<String, Object> input) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "tool_use");
        block.put("id", id);
        block.put("name", tool);
        block.put("input", input);
        return block;
    }
}
