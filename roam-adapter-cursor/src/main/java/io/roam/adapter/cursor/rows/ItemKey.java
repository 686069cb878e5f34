package io.roam.adapter.cursor.rows;

import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import io.roam.sqlite.StorageType;
import io.roam.sqlite.WritableDatabase;
import java.util.Optional;

/** The keys of {@code ItemTable} that roam reads. The table also holds credentials, so no other key is read. */
public enum ItemKey {
    /** The composers of a workspace: up to Cursor 0.4x whole, then their heads, then only which are open. */
    COMPOSERS("COMPOSERS", "composer.composerData"),
    /** The chat tabs of a workspace, up to Cursor 0.45. */
    TABS("TABS", "workbench.panel.aichat.view.aichat.chatdata"),
    /** The heads of all composers, of Cursor 3.0 to 3.8. */
    HEADERS("HEADERS", "composer.composerHeaders"),
    /** The projects of the agents' window, of Cursor 3.7 and later. */
    PROJECTS("PROJECTS", "glass.localAgentProjects.v1"),
    /** The project of each composer. */
    MEMBERS("MEMBERS", "glass.localAgentProjectMembership.v1");

    private final String word;
    private final String key;

    ItemKey(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** Returns the key with a word in undo lines; empty if there is none. */
    static Optional<ItemKey> ofWord(String word) {
        for (ItemKey item : values()) {
            if (item.word.equals(word)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** Returns the word in undo lines. */
    String word() {
        return word;
    }

    public Optional<JsonView> findValue(SqliteSnapshot snapshot) {
        return findRow(snapshot).flatMap(row -> JsonView.of(row.value()));
    }

    void write(WritableDatabase database, byte[] json) {
        database.replace(CursorTable.ITEMS, key, StorageType.TEXT, json);
    }

    /** Returns the location of the whole row. */
    public DatabaseLocation location() {
        return new RowLocation(CursorTable.ITEMS, key);
    }

    public Optional<Row> findRow(SqliteSnapshot snapshot) {
        return snapshot.hasTable(CursorTable.ITEMS) ? snapshot.findRow(CursorTable.ITEMS, key) : Optional.empty();
    }
}
