package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.ItemKey;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.sqlite.SqliteSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Where a version of the tool keeps the index of conversations. Each version also reads the places of earlier ones. */
enum IndexLayout {
    /** 0.42 and earlier: conversations whole, in the database of their workspace. */
    WHOLE("whole"),
    /** Up to 2.6: rows in the global database, index entries in that of the workspace. */
    WORKSPACE_HEADS("workspace-heads"),
    /** 3.0 to 3.8: the entries in one value of the global database. */
    GLOBAL_HEADS("global-heads"),
    /** 3.9 to 3.23: the entries in a table. */
    TABLE("table");

    /** The newest known form of a document. */
    static final long MAX_FORM = 18;

    private static final Set<String> PAIR = Set.of("key", "value");
    private static final Set<String> HEADERS = Set.of(
            "composerId",
            "workspaceId",
            "createdAt",
            "lastUpdatedAt",
            "isArchived",
            "isSubagent",
            "recency",
            "checkpointAt",
            "value",
            "subagentTypeName");
    private static final int SAMPLE = 20;

    private final String word;

    IndexLayout(String word) {
        this.word = word;
    }

    static IndexLayout of(SqliteSnapshot global) {
        if (global.hasTable(CursorTable.HEADERS)) {
            return TABLE;
        }
        if (ItemKey.HEADERS.findRow(global).isPresent()) {
            return GLOBAL_HEADS;
        }
        return global.hasTable(CursorTable.ROWS) ? WORKSPACE_HEADS : WHOLE;
    }

    /** Returns a clause about a part of the database that is of no known version; empty if there is none. */
    static Optional<String> unknownPart(SqliteSnapshot snapshot, Optional<Long> documentForm) {
        for (CursorTable table : List.of(CursorTable.ITEMS, CursorTable.ROWS, CursorTable.HEADERS)) {
            Set<String> known = table == CursorTable.HEADERS ? HEADERS : PAIR;
            Optional<String> column = snapshot.columnsOf(table).stream()
                    .filter(name -> !known.contains(name))
                    .findFirst();
            if (column.isPresent()) {
                return Optional.of("its table " + table.tableName() + " has a column " + column.get());
            }
        }
        return documentForm
                .filter(form -> form > MAX_FORM)
                .map(form -> "its conversations have the form " + form + ", and known are those up to " + MAX_FORM);
    }

    /** Returns the newest form among the documents written last. */
    static Optional<Long> documentForm(SqliteSnapshot snapshot) {
        if (!snapshot.hasTable(CursorTable.ROWS)) {
            return Optional.empty();
        }
        return snapshot.latestTexts(CursorTable.ROWS, RowFamily.DOCUMENT.prefix(), SAMPLE).stream()
                .flatMap(value -> documentForm(value).stream().boxed())
                .max(Long::compare);
    }

    /** Returns the form that a document says it has. */
    static OptionalLong documentForm(byte[] document) {
        return ConversationDocument.of(document).map(one -> one.number("_v")).orElse(OptionalLong.empty());
    }

    /** Returns the word in names of backup files. */
    String word() {
        return word;
    }

    boolean isAtLeast(IndexLayout other) {
        return compareTo(other) >= 0;
    }
}
