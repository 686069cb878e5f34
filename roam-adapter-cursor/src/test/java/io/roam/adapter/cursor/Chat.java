package io.roam.adapter.cursor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation as the tool would hold it, built of texts from the documented shapes; the adapter has no part in it. */
public final class Chat {
    final String id;
    final Map<String, String> bubbles = new LinkedHashMap<>();
    final Map<String, Integer> types = new LinkedHashMap<>();
    String status = "completed";
    String name = "";
    String extra = "";
    String draft = "";
    long time = 1_781_000_000_000L;

    public Chat(String id) {
        this.id = id;
    }

    Chat at(long millis) {
        time = millis;
        return this;
    }

    Chat named(String title) {
        name = title;
        return this;
    }

    public Chat with(String members) {
        extra = "," + members;
        return this;
    }

    Chat status(String now) {
        status = now;
        return this;
    }

    Chat draft(String typed) {
        draft = typed;
        return this;
    }

    public Chat user(String bubble, String text) {
        return user(bubble, text, "");
    }

    public Chat user(String bubble, String text, String more) {
        return add(bubble, 1, "\"text\":" + json(text) + ",\"images\":[],\"unifiedMode\":2" + more);
    }

    public Chat answer(String bubble, String text) {
        return add(
                bubble,
                2,
                "\"text\":" + json(text) + ",\"codeBlocks\":[]"
                        + ",\"toolFormerData\":{\"additionalData\":{\"status\":\"error\"}},\"tokenCount\":{\"inputTokens\":7,\"outputTokens\":3}");
    }

    Chat thought(String bubble, String text) {
        return add(
                bubble,
                2,
                "\"text\":\"\",\"capabilityType\":30,\"thinking\":{\"text\":" + json(text)
                        + ",\"signature\":\"c2ln\"}");
    }

    Chat tool(String bubble, String name, String status, String result) {
        return add(
                bubble,
                2,
                "\"text\":\"\",\"capabilityType\":15,\"toolFormerData\":{\"tool\":15,\"name\":" + json(name)
                        + ",\"toolCallId\":" + json("call-" + bubble) + ",\"status\":" + json(status) + ",\"rawArgs\":"
                        + json("{\"command\":\"ls\"}") + ",\"params\":"
                        + json("{\"command\":\"ls\",\"requireUserApproval\":true}")
                        + (result.isEmpty() ? "" : ",\"result\":" + json(result)) + "}");
    }

    public Chat add(String bubble, int type, String members) {
        time += 1000;
        types.put(bubble, type);
        bubbles.put(
                bubble,
                "{\"_v\":3,\"type\":" + type + ",\"bubbleId\":" + json(bubble) + ",\"createdAt\":"
                        + json(Instant.ofEpochMilli(time).toString()) + "," + members + "}");
        return this;
    }

    /** Cuts the list of bubbles, as a rewind does; their rows stay where they are. */
    Chat rewoundTo(int count) {
        List<String> ids = new ArrayList<>(types.keySet());
        ids.subList(count, ids.size()).forEach(bubble -> {
            types.remove(bubble);
            bubbles.remove(bubble);
        });
        return this;
    }

    private String headers() {
        List<String> all = new ArrayList<>();
        types.forEach((bubble, type) -> all.add(
                "{\"bubbleId\":" + json(bubble) + ",\"type\":" + type + ",\"grouping\":{\"isRenderable\":true}}"));
        return "[" + String.join(",", all) + "]";
    }

    /** The document of later versions, whose bubbles have rows of their own. */
    public String document(Optional<String> workspace) {
        return "{\"_v\":" + 17 + ",\"composerId\":" + json(id) + ",\"richText\":" + json(draft)
                + ",\"hasLoaded\":true,\"text\":" + json(draft) + ",\"fullConversationHeadersOnly\":" + headers()
                + ",\"conversationMap\":{},\"status\":" + json(status) + ",\"context\":{\"selections\":[]}" + tail()
                + workspace.map(uri -> ",\"workspaceIdentifier\":" + uri).orElse("") + "}";
    }

    /** The document of the first versions, which holds its bubbles. */
    String whole() {
        return "{\"composerId\":" + json(id) + ",\"richText\":\"\",\"text\":" + json(draft) + ",\"conversation\":["
                + String.join(",", bubbles.values()) + "],\"status\":" + json(status) + tail() + "}";
    }

    private String tail() {
        return (name.isEmpty() ? "" : ",\"name\":" + json(name)) + ",\"createdAt\":1781000000000,\"lastUpdatedAt\":"
                + time + ",\"unifiedMode\":\"agent\"" + extra;
    }

    String head(Optional<String> workspace) {
        return "{\"type\":\"head\",\"composerId\":" + json(id) + ",\"createdAt\":1781000000000,\"lastUpdatedAt\":"
                + time
                + ",\"unifiedMode\":\"agent\",\"forceMode\":\"edit\""
                + (name.isEmpty() ? "" : ",\"name\":" + json(name))
                + workspace.map(uri -> ",\"workspaceIdentifier\":" + uri).orElse("") + "}";
    }

    public static String json(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
