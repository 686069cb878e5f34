package io.roam.adapter.cursor;

import io.roam.json.Json;
import io.roam.testkit.TestMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tool does to a conversation that stands in its database when one more word is said, whoever wrote it there. */
final class EditorContinuation {
    private static int words;

    private EditorContinuation() {}

    static void appendMessage(TestMachine machine, Generation generation, String session) {
        words++;
        String id = "more-" + words;
        String bubble = "{\"_v\":3,\"type\":1,\"bubbleId\":\"" + id + "\",\"text\":\"one more word\"}";
        if (!generation.global) {
            try (SqlDatabase sql =
                    SqlDatabase.open(CursorHome.at(machine, generation).workspaceDatabase())) {
                String value = value(sql, SqlDatabase.ITEMS, "composer.composerData");
                int at = value.indexOf("\"composerId\":\"" + session + '"');
                sql.put(SqlDatabase.ITEMS, "composer.composerData", added(value, at, "conversation", bubble));
            }
            return;
        }
        try (SqlDatabase sql = CursorHome.at(machine, generation).global()) {
            String document = "composerData:" + session;
            String value = value(sql, SqlDatabase.ROWS, document);
            sql.run("BEGIN");
            if (generation.rows) {
                sql.put(SqlDatabase.ROWS, "bubbleId:" + session + ":" + id, bubble);
                String entry = "{\"bubbleId\":\"" + id + "\",\"type\":1}";
                sql.put(SqlDatabase.ROWS, document, added(value, 0, "fullConversationHeadersOnly", entry));
            } else {
                sql.put(SqlDatabase.ROWS, document, added(value, 0, "conversation", bubble));
            }
            sql.run("COMMIT");
        }
    }

    /** Gives a conversation a title, as the tool does when its user renames it: in the document, and in the list of conversations. */
    static void rename(TestMachine machine, Generation generation, String session, String title) {
        CursorHome home = CursorHome.at(machine, generation);
        if (generation.global) {
            try (SqlDatabase sql = home.global()) {
                String document = "composerData:" + session;
                sql.put(SqlDatabase.ROWS, document, named(value(sql, SqlDatabase.ROWS, document), title));
                if (generation.jsonIndex) {
                    renameInList(sql, "composer.composerHeaders", session, title);
                }
                if (generation.tableIndex) {
                    String head = sql.all("SELECT value FROM composerHeaders WHERE composerId = '" + session + "'")
                            .get(0);
                    sql.run("UPDATE composerHeaders SET value = '"
                            + named(head, title).replace("'", "''") + "' WHERE composerId = '" + session + "'");
                }
            }
        }
        if (!generation.jsonIndex) {
            try (SqlDatabase sql = SqlDatabase.open(home.workspaceDatabase())) {
                renameInList(sql, "composer.composerData", session, title);
            }
        }
    }

    private static void renameInList(SqlDatabase sql, String key, String session, String title) {
        List<String> lists = sql.all("SELECT value FROM " + SqlDatabase.ITEMS + " WHERE key = '" + key + "'");
        if (lists.isEmpty()) { // the conversation is listed elsewhere
            return;
        }
        Map<String, @Nullable Object> list = new LinkedHashMap<>(Json.object(lists.get(0)));
        List<Object> renamed = new ArrayList<>();
        for (Object one : (List<?>) Objects.requireNonNull(list.get("allComposers"))) {
            String head = Json.text(one);
            boolean isIt = session.equals(((Map<?, ?>) one).get("composerId"));
            renamed.add(Json.object(isIt ? named(head, title) : head));
        }
        list.put("allComposers", renamed);
        sql.put(SqlDatabase.ITEMS, key, Json.text(list));
    }

    private static String named(String json, String title) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(Json.object(json));
        changed.put("name", title);
        return Json.text(changed);
    }

    private static String value(SqlDatabase sql, String table, String key) {
        return sql.all("SELECT value FROM " + table + " WHERE key = '" + key + "'")
                .get(0);
    }

    /** The list's end is found by counting brackets; none stands in the texts of these tests. */
    private static String added(String json, int from, String list, String element) {
        int start = json.indexOf('"' + list + "\":[", from) + list.length() + 4;
        int open = 1;
        int end = start;
        while (open > 0) {
            open += json.charAt(end) == '[' ? 1 : json.charAt(end) == ']' ? -1 : 0;
            end++;
        }
        String comma = end - 1 == start ? "" : ",";
        return json.substring(0, end - 1) + comma + element + json.substring(end - 1);
    }
}
