package io.roam.cli.circle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes the database of a Cursor 3.x as that program does. */
public final class CursorDatabase {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS %s (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)";

    private final Path file;

    private CursorDatabase(Path file) {
        this.file = file;
    }

    /** Creates the database of a Cursor that was started once, on the folder {@code work}. */
    public static CursorDatabase of(Path home) throws Exception {
        Path user = home.resolve(".config/Cursor/User");
        CursorDatabase database = new CursorDatabase(
                Files.createDirectories(user.resolve("globalStorage")).resolve("state.vscdb"));
        database.run(String.format(TABLE, "ItemTable"));
        database.run(String.format(TABLE, "cursorDiskKV"));
        database.insert("ItemTable", "composer.composerHeaders", "{\"allComposers\":[]}");
        Path place = Files.createDirectories(user.resolve("workspaceStorage/0123456789abcdef0123456789abcdef"));
        Files.writeString(
                place.resolve("workspace.json"), "{\n  \"folder\": \"file://" + home.resolve("work") + "\"\n}");
        new CursorDatabase(place.resolve("state.vscdb")).run(String.format(TABLE, "ItemTable"));
        return database;
    }

    private Connection open() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private void run(String sql) throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(String table, String key, String value) throws Exception {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?)")) {
            statement.setString(1, key);
            statement.setString(2, value);
            statement.execute();
        }
    }

    List<String> query(String sql) throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** Adds a message to a conversation, which may be new or placed by roam. */
    public void addBubble(String composer, String bubble, Path work) throws Exception {
        long now = Instant.now().toEpochMilli();
        insert(
                "cursorDiskKV",
                "bubbleId:" + composer + ':' + bubble,
                "{\"_v\":3,\"type\":1,\"bubbleId\":\"" + bubble + "\",\"text\":\"this is " + bubble
                        + "\",\"createdAt\":\"" + Instant.ofEpochMilli(now) + "\",\"workspaceUris\":[\"file://" + work
                        + "\"]}");
        String entry = "{\"bubbleId\":\"" + bubble + "\",\"type\":1}";
        List<String> known = query("SELECT value FROM cursorDiskKV WHERE key = 'composerData:" + composer + "'");
        String document = known.isEmpty()
                ? "{\"_v\":10,\"composerId\":\"" + composer + "\",\"name\":\"A lamp\",\"createdAt\":" + now
                        + ",\"text\":\"\",\"richText\":\"\",\"status\":\"completed\",\"fullConversationHeadersOnly\":["
                        + entry + "],\"conversationMap\":{}}"
                : known.get(0).replace("],\"conversationMap\"", "," + entry + "],\"conversationMap\"");
        insert("cursorDiskKV", "composerData:" + composer, document);
    }

    /** Returns the bubble ids of each conversation, in its own order. */
    public Set<String> conversations() throws Exception {
        return new TreeSet<>(
                query(
                        "SELECT group_concat(json_extract(e.value, '$.bubbleId'), ' ') FROM cursorDiskKV d,"
                                + " json_each(d.value, '$.fullConversationHeadersOnly') e WHERE d.key GLOB 'composerData:*' GROUP BY d.key"));
    }

    /** Returns the names in the tool's own list. */
    public List<String> listedNames() throws Exception {
        return query("SELECT json_extract(h.value, '$.name') FROM ItemTable i, json_each(i.value, '$.allComposers') h"
                + " WHERE i.key = 'composer.composerHeaders' ORDER BY 1");
    }
}
