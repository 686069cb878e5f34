package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowLocation;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.adapter.cursor.rows.UnfitConversationException;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.sqlite.Row;
import io.roam.sqlite.StorageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the records of a session into its database: each blob when it arrives, the row that names the root at the end. */
final class AgentAssembly {
    private final Placement placement;
    private final DatabaseChanges changes;
    private final JsonView here;
    private final List<String> messages;
    private byte @Nullable [] meta;

    /** Starts with what the database contains already. */
    AgentAssembly(Placement placement, DatabaseChanges changes) {
        AgentRootState state = AgentRootState.of(changes.database().contents());
        this.placement = placement;
        this.changes = changes;
        this.here = state.meta();
        this.messages = new ArrayList<>(placement.replacing() ? List.of() : state.messageHashes());
        if (placement.partial().containsKey(Record.MAIN) && !messages.isEmpty()) {
            messages.remove(messages.size() - 1); // the complete message follows
        }
    }

    void addRecord(Record record) {
        if (!AgentClassRule.accepts(record)) {
            throw new UnsafeTrackException(placement.session(), record.track());
        }
        if (record.isMain()) {
            addMessage(record);
        } else if (record.track().equals(AgentClassRule.META)) {
            meta = record.payload();
        } else {
            RowPack.parse(record.payload()).orElseThrow().forEach(this::addBlob);
        }
    }

    /** Adds a message. If its blob was missing at the origin, the record is empty and its identity is the hash. */
    private void addMessage(Record record) {
        String own = Hashing.sha256().hashBytes(record.payload()).toString();
        String hash = record.payload().length == 0 ? new String(record.identity(), UTF_8) : own;
        messages.add(hash);
        if (hash.equals(own)) {
            add(hash, StorageType.BLOB, record.payload());
        }
    }

    private void addBlob(RecordRow row) {
        String hash = AgentClassRule.verifiedHash(row)
                .filter(name -> row.type() == StorageType.BLOB || row.type() == StorageType.TEXT)
                .orElseThrow(() -> new UnsafeTrackException(placement.session(), AgentClassRule.STATE));
        add(hash, row.type(), row.value());
    }

    private void add(String hash, StorageType type, byte[] value) {
        changes.addIfMissing(new RowLocation(CursorTable.BLOBS, hash), RowLocation.encode(type, value));
    }

    /** Writes the row that names the root, which must list exactly the messages that arrived. */
    void end() {
        byte[] received = meta;
        if (received != null) {
            Optional<Row> row = changes.database().contents().findRow(CursorTable.META, AgentMeta.LOCATION.key());
            byte[] merged = AgentMeta.forPlacement(received, here, placement.session(), placement.workspace());
            changes.set(AgentMeta.LOCATION, Optional.of(AgentMeta.encodeRow(merged, row)));
        }
        if (!AgentRootState.of(changes.database().contents()).messageHashes().equals(messages)) {
            throw UnfitConversationException.stateless(placement.session());
        }
    }
}
