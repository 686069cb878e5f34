package io.roam.adapter.cursor;

import io.roam.testkit.TestMachine;

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
