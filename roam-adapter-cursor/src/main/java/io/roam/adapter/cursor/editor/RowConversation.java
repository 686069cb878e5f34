package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowFingerprint;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import io.roam.sqlite.StorageType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A conversation in the global database: a document in the row {@code composerData:ID}, and bubbles in their own rows, which the document
 * lists. Documents of the first versions contain the bubbles.
 */
final class RowConversation implements StoredConversation {
    private static final String STATE = "conversationState";

    private final SqliteSnapshot snapshot;
    private final String session;
    private final Row documentRow;
    private final ConversationDocument document;
    private final boolean inline;
    private final List<BubbleEntry> entries;
    private final Map<String, Long> bubbles = new HashMap<>();
    private final Map<String, Long> others = new TreeMap<>();
    private final BlobTraversal blobs;
    private long maxRowid;

    private RowConversation(SqliteSnapshot snapshot, String session, Row documentRow, ConversationDocument document) {
        this.snapshot = snapshot;
        this.session = session;
        this.documentRow = documentRow;
        this.document = document;
        this.inline = document.headerEntries().isEmpty();
        this.entries = inline ? document.inlineEntries() : document.headerEntries();
        this.blobs = new BlobTraversal(snapshot);
        this.maxRowid = documentRow.rowid();
        for (RowFamily family : RowFamily.values()) {
            if (family.isOwned() && family != RowFamily.DOCUMENT) {
                listRows(family);
            }
        }
    }

    static Optional<RowConversation> find(SqliteSnapshot snapshot, String session) {
        return snapshot.findRow(CursorTable.ROWS, RowFamily.DOCUMENT.prefix() + session)
                .flatMap(row -> ConversationDocument.of(row.value())
                        .map(doc -> new RowConversation(snapshot, session, row, doc)));
    }

    private void listRows(RowFamily family) {
        snapshot.visitKeys(
                CursorTable.ROWS,
                family.prefix() + session + ':',
                row -> noteRow(family, row.getString(1), row.getLong(2)));
        if (family == RowFamily.STATE) {
            String key = family.prefix() + session;
            snapshot.findRow(CursorTable.ROWS, key).ifPresent(row -> noteRow(family, key, row.rowid()));
        }
    }

    private void noteRow(RowFamily family, String key, long rowid) {
        maxRowid = Math.max(maxRowid, rowid);
        if (family == RowFamily.BUBBLE) {
            bubbles.put(family.keyWithinSession(key), rowid);
        } else {
            others.put(key, rowid);
        }
    }

    @Override
    public ConversationDocument document() {
        return document;
    }

    @Override
    public List<BubbleEntry> entries() {
        return entries;
    }

    @Override
    public Row rowOf(BubbleEntry entry) {
        if (inline) {
            return new Row(
                    keyOf(entry),
                    documentRow.rowid(),
                    StorageType.TEXT,
                    entry.json().bytes());
        }
        String key = RowFamily.BUBBLE.prefix() + session + ':' + entry.bubble();
        return snapshot.findRow(CursorTable.ROWS, key)
                .or(() -> findInMap(entry, key))
                .orElseGet(() -> Row.missing(key));
    }

    /** Returns the bubble in a map beside the list, which some documents have. */
    private Optional<Row> findInMap(BubbleEntry entry, String key) {
        return document.member("conversationMap")
                .flatMap(map -> map.find(entry.bubble()))
                .filter(JsonView::isObject)
                .map(json -> new Row(key, documentRow.rowid(), StorageType.TEXT, json.bytes()));
    }

    @Override
    public String keyOf(BubbleEntry entry) {
        return (inline ? EventKey.INLINE : EventKey.ROW).keyOf(entry);
    }

    @Override
    public long versionOf(BubbleEntry entry) {
        return inline ? RowFingerprint.of(entry.json().bytes()) : bubbles.getOrDefault(entry.bubble(), -1L);
    }

    @Override
    public long maxRowid() {
        return maxRowid;
    }

    @Override
    public void visitReferences(BubbleValue value, Consumer<Row> visitor) {
        blobs.visitReferences(value.row().value(), value.bubble().flatMap(bubble -> bubble.member(STATE)), visitor);
    }

    @Override
    public boolean hasReferences() {
        return blobs.hasBlobs();
    }

    @Override
    public SideTrackRecords sideTracks(long newerThan) {
        SideTrackRecords records = new SideTrackRecords();
        if (documentRow.rowid() > newerThan) {
            Row row = new Row("", documentRow.rowid(), documentRow.type(), document.forTransfer());
            records.add(
                    SideTrackNames.DOCUMENT, () -> Optional.of(payloadOf(RowFamily.DOCUMENT.prefix() + session, row)));
        }
        others.forEach((key, rowid) -> {
            if (rowid > newerThan) {
                records.add(
                        SideTrackNames.nameOf(key),
                        () -> snapshot.findRow(CursorTable.ROWS, key).map(row -> payloadOf(key, row)));
            }
        });
        records.add(SideTrackNames.ORPHANS, this::packOrphans);
        if (blobs.hasBlobs()) {
            records.add(SideTrackNames.BLOBS, this::packBlobs);
        }
        return records;
    }

    private static byte[] payloadOf(String key, Row row) {
        String travelling = RowFamily.ofKey(key).orElseThrow().transferKey(key);
        return RecordRow.of(travelling, row).payload();
    }

    /** Packs the rows of bubbles that are not in the list, such as after a rewind. */
    private Optional<byte[]> packOrphans() {
        Set<String> named = new HashSet<>();
        entries.forEach(entry -> named.add(entry.bubble()));
        RowPack pack = new RowPack();
        bubbles.keySet().stream()
                .filter(id -> !named.contains(id))
                .sorted()
                .forEach(id -> snapshot.findRow(CursorTable.ROWS, RowFamily.BUBBLE.prefix() + session + ':' + id)
                        .ifPresent(row -> pack.add(RecordRow.of(RowFamily.BUBBLE.transferKey(row.key()), row))));
        return Optional.of(pack.bytes());
    }

    /** Packs the blobs that only the document and the checkpoints refer to, with which the model continues. */
    private Optional<byte[]> packBlobs() {
        Map<String, Row> found = new TreeMap<>();
        Consumer<Row> visitor = row -> found.put(row.key(), row);
        blobs.visitReferences(documentRow.value(), document.member(STATE), visitor);
        for (String key : others.keySet()) {
            if (key.startsWith("agentKv:")) {
                snapshot.findRow(CursorTable.ROWS, key)
                        .map(row -> new String(row.value(), UTF_8))
                        .ifPresent(hash -> blobs.visitBlob(hash, visitor));
            }
        }
        RowPack pack = new RowPack();
        found.values().forEach(row -> pack.add(RecordRow.of(row.key(), row)));
        return Optional.of(pack.bytes());
    }
}
