package io.roam.adapter.claude;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts what the lines of one file hold, without the adapter. */
final class CountedLines {
    final Set<String> modelMessages = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    final List<String> results = new ArrayList<>();
    final Map<String, Map<String, Object>> byId = new HashMap<>();
    int userRows;
    int queued;
    String leaf = "";

    CountedLines(String text) {
        text.lines().map(PlainJson::object).forEach(this::count);
    }

    private void count(Map<String, Object> row) {
        Map<String, Object> message = PlainJson.map(row.get("message"));
        List<?> content = PlainJson.list(message.get("content"));
        String type = String.valueOf(row.get("type"));
        byId.put(String.valueOf(row.get("uuid")), row);
        if (type.equals("user")) {
            userRows++;
        } else if (type.equals("assistant")) {
            modelMessages.add(String.valueOf(message.getOrDefault("id", row.get("uuid"))));
        } else if ("queued_command".equals(PlainJson.map(row.get("attachment")).get("type"))) {
            queued++;
        }
        if (type.equals("user") || type.equals("assistant")) {
            boolean side = "true".equals(row.get("isSidechain")) || "true".equals(row.get("isMeta"));
            leaf = side ? leaf : String.valueOf(row.get("uuid"));
            content.forEach(block -> countBlock(PlainJson.map(block)));
        }
    }

    private void countBlock(Map<String, Object> block) {
        if ("tool_use".equals(block.get("type"))) {
            calls.add(String.valueOf(block.get("id")));
        } else if ("tool_result".equals(block.get("type"))) {
            results.add(String.valueOf(block.get("tool_use_id")));
        }
    }

    /** Returns the calls between the newest message and the root, following parent links only. */
    Set<String> callsOnTheWay() {
        Set<String> calls = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        for (String at = leaf; byId.containsKey(at) && seen.add(at); ) {
            Map<String, Object> row = byId.get(at);
            for (Object block : PlainJson.list(PlainJson.map(row.get("message")).get("content"))) {
                if ("tool_use".equals(PlainJson.map(block).get("type"))) {
                    calls.add(String.valueOf(PlainJson.map(block).get("id")));
                }
            }
            at = String.valueOf(row.get("parentUuid"));
        }
        return calls;
    }
}
