package io.roam.adapter.cursor.agent;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.PermissionNames;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.spi.tool.Record;
import io.roam.sqlite.Row;
import java.util.Optional;

/** The class rule {@code cursor-agent/1}, frozen: {@code docs/reference/formats/cursor.md} is its text. */
public final class AgentClassRule {
    public static final String NAME = "cursor-agent/1";

    /** The track of a session's metadata. */
    public static final String META = "meta";
    /** The track of the blobs that are not messages. */
    public static final String STATE = "state";

    private static final String BLOB = "blob:";

    private AgentClassRule() {}

    public static boolean accepts(Record record) {
        if (record.kind() == Record.Kind.FILE) {
            return switch (record.track()) {
                case META ->
                    JsonView.of(record.payload()).filter(JsonView::isObject).isPresent();
                case STATE ->
                    RowPack.parse(record.payload())
                            .filter(rows -> rows.stream()
                                    .allMatch(row -> verifiedHash(row).isPresent()))
                            .isPresent();
                default -> false;
            };
        }
        return record.isMain() && record.kind() == Record.Kind.EVENT;
    }

    /** Whether metadata says what may run without a question. What is captured has such members without a value. */
    public static boolean grantsPermissions(Record record) {
        return record.kind() == Record.Kind.FILE
                && record.track().equals(META)
                && JsonView.of(record.payload())
                        .filter(JsonView::isObject)
                        .filter(meta -> PermissionNames.isGrant(meta)
                                || meta.find("mode")
                                        .filter(mode -> !mode.isNull())
                                        .isPresent())
                        .isPresent();
    }

    /** Returns a blob that is not a message in the form that is transferred. */
    static RecordRow transferRow(String hash, Row row) {
        return RecordRow.of(BLOB + hash, row);
    }

    /** Returns the hash that is the name of a transferred blob; empty if its name is another one. */
    static Optional<String> verifiedHash(RecordRow row) {
        return Optional.of(Hashing.sha256().hashBytes(row.value()).toString())
                .filter(hash -> row.key().equals(BLOB + hash));
    }
}
