package io.roam.adapter.cursor;

import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tool keeps of its user on a test's machine, as one generation of it would write it. */
public final class CursorHome {
    private static final String TABLES =
            "CREATE TABLE IF NOT EXISTS %s (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)";
    private static final String WORKSPACE = "0123456789abcdef0123456789abcdef";

    public final Path user;
    public final Path work;
    final Generation generation;
    private final Optional<String> remote;
    private final Map<String, Chat> chats = new LinkedHashMap<>();

    private CursorHome(Path user, Path work, Generation generation, Optional<String> remote) {
        this.remote = remote;
        this.user = user;
        this.work = work;
        this.generation = generation;
    }

    /** An empty store, whose user has opened the folder {@code work} once. */
    public static CursorHome on(TestMachine machine, Generation generation) {
        return on(machine, generation, Optional.empty());
    }

    /** An empty store, whose user has opened that folder of another machine once. */
    static CursorHome onRemote(TestMachine machine, Generation generation, String uri) {
        return on(machine, generation, Optional.of(uri));
    }

    private static CursorHome on(TestMachine machine, Generation generation, Optional<String> remote) {
        Path user = machine.home().resolve(".config/Cursor/User");
        CursorHome home = new CursorHome(user, machine.folder("work"), generation, remote);
        try {
            Files.createDirectories(home.workspace());
            Files.createDirectories(user.resolve("globalStorage"));
            Files.writeString(
                    home.workspace().resolve("workspace.json"), "{\n  \"folder\": \"" + home.folderUri() + "\"\n}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        home.tables();
        return home;
    }

    /** The store that is there. */
    static CursorHome at(TestMachine machine, Generation generation) {
        return new CursorHome(
                machine.home().resolve(".config/Cursor/User"), machine.folder("work"), generation, Optional.empty());
    }

    private void tables() {
        try (SqlDatabase sql = SqlDatabase.open(workspaceDatabase())) {
            sql.run(String.format(TABLES, SqlDatabase.ITEMS)).run("PRAGMA user_version = 1");
        }
        if (generation.global) {
            try (SqlDatabase sql = global()) {
                sql.run(String.format(TABLES, SqlDatabase.ITEMS)).run(String.format(TABLES, SqlDatabase.ROWS));
                sql.run("PRAGMA user_version = 1");
                if (generation.tableIndex) {
                    sql.run("CREATE TABLE IF NOT EXISTS composerHeaders (composerId TEXT PRIMARY KEY, workspaceId TEXT,"
                            + " createdAt INTEGER, lastUpdatedAt INTEGER, isArchived INTEGER, isSubagent INTEGER,"
                            + " recency INTEGER, checkpointAt INTEGER, value TEXT, subagentTypeName TEXT)");
                }
            }
        }
    }

    Path workspace() {
        return user.resolve("workspaceStorage").resolve(WORKSPACE);
    }

    public Path workspaceDatabase() {
        return workspace().resolve("state.vscdb");
    }

    public Path globalDatabase() {
        return user.resolve("globalStorage/state.vscdb");
    }

    public SqlDatabase global() {
        return SqlDatabase.open(globalDatabase());
    }

    String folderUri() {
        return remote.orElse("file://" + work);
    }

    private String identifier() {
        if (remote.isPresent()) {
            URI uri = URI.create(remote.get());
            return "{\"id\":\"" + WORKSPACE + "\",\"uri\":{\"$mid\":1,\"external\":\"" + uri + "\",\"path\":\""
                    + uri.getPath() + "\",\"scheme\":\"vscode-remote\",\"authority\":\"" + uri.getAuthority() + "\"}}";
        }
        return "{\"id\":\"" + WORKSPACE + "\",\"uri\":{\"$mid\":1,\"fsPath\":\"" + work + "\",\"external\":\""
                + folderUri() + "\",\"path\":\"" + work + "\",\"scheme\":\"file\"}}";
    }

    /** Writes a conversation, or what it is now, as the tool does. */
    public CursorHome write(Chat chat) {
        chats.put(chat.id, chat);
        if (!generation.global) {
            try (SqlDatabase sql = SqlDatabase.open(workspaceDatabase())) {
                List<String> all = chats.values().stream().map(Chat::whole).toList();
                sql.put(
                        SqlDatabase.ITEMS,
                        "composer.composerData",
                        "{\"allComposers\":[" + String.join(",", all) + "],\"selectedComposerId\":\"" + chat.id
                                + "\",\"composerDataVersion\":1}");
            }
            return this;
        }
        try (SqlDatabase sql = global()) {
            sql.run("BEGIN");
            rows(chat, sql);
            sql.run("COMMIT");
        }
        index(chat);
        return this;
    }

    private void rows(Chat chat, SqlDatabase sql) {
        if (!generation.rows) {
            sql.put(SqlDatabase.ROWS, "composerData:" + chat.id, chat.whole());
            return;
        }
        Optional<String> identifier = generation.tableIndex ? Optional.of(identifier()) : Optional.empty();
        sql.put(SqlDatabase.ROWS, "composerData:" + chat.id, chat.document(identifier));
        chat.bubbles.forEach((bubble, value) -> {
            String key = "bubbleId:" + chat.id + ":" + bubble;
            boolean same = sql.all("SELECT value FROM cursorDiskKV WHERE key = '" + key + "'")
                    .contains(value);
            if (!same) {
                sql.put(SqlDatabase.ROWS, key, value);
            }
        });
    }

    private void index(Chat chat) {
        if (generation.jsonIndex) {
            try (SqlDatabase sql = global()) {
                List<String> heads = new ArrayList<>();
                chats.values().forEach(one -> heads.add(one.head(Optional.of(identifier()))));
                sql.put(
                        SqlDatabase.ITEMS,
                        "composer.composerHeaders",
                        "{\"allComposers\":[" + String.join(",", heads) + "]}");
                if (generation.tableIndex) {
                    sql.run("INSERT OR REPLACE INTO composerHeaders VALUES ('" + chat.id + "', '" + WORKSPACE
                            + "', 1781000000000, " + chat.time + ", 0, 0, " + chat.time + ", " + chat.time + ", '"
                            + chat.head(Optional.of(identifier())).replace("'", "''") + "', '')");
                }
            }
        } else {
            try (SqlDatabase sql = SqlDatabase.open(workspaceDatabase())) {
                List<String> heads = chats.values().stream()
                        .map(one -> one.head(Optional.empty()))
                        .toList();
                sql.put(
                        SqlDatabase.ITEMS,
                        "composer.composerData",
                        "{\"allComposers\":[" + String.join(",", heads)
                                + "],\"selectedComposerIds\":[],\"hasMigratedComposerData\":true}");
            }
        }
    }

    /** What the tool would have in mind of a conversation that it wrote. */
    public Chat chat(String id) {
        return chats.get(id);
    }
}
