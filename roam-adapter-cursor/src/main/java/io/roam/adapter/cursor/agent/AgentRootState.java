package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.ProtobufMessage;
import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The root blob of a session, which lists its messages in order. The order of rows has no meaning. */
final class AgentRootState {
    private static final int MESSAGES = 1;
    private static final int OLD_TURNS = 2;
    private static final int TURNS = 8;
    private static final int FOLDERS = 9;
    private static final int TIMINGS = 14;
    private static final int BEGUN = 26;
    private static final int HASH = 32;
    private static final JsonView NOTHING = JsonView.of("{}").orElseThrow();

    private final SqliteSnapshot snapshot;
    private final JsonView meta;
    private final String root;
    private final List<ProtobufMessage.Field> fields;

    private AgentRootState(SqliteSnapshot snapshot, JsonView meta, String root, List<ProtobufMessage.Field> fields) {
        this.snapshot = snapshot;
        this.meta = meta;
        this.root = root;
        this.fields = fields;
    }

    /**
     * Reads the root of a database. A session that was just created has none yet.
     *
     * @throws NoSessionException if its metadata cannot be read
     */
    static AgentRootState of(SqliteSnapshot snapshot) {
        Optional<Row> row =
                snapshot.hasTable(CursorTable.META) ? snapshot.findRow(CursorTable.META, "0") : Optional.empty();
        if (row.isEmpty()) {
            return new AgentRootState(snapshot, NOTHING, "", List.of());
        }
        JsonView meta = row.flatMap(found -> decoded(found.value()))
                .filter(JsonView::isObject)
                .orElseThrow(() -> new NoSessionException(snapshot.file()));
        String root = meta.findText("latestRootBlobId").orElse("");
        List<ProtobufMessage.Field> fields = findBlob(snapshot, root)
                .flatMap(blob -> ProtobufMessage.parse(blob.value()))
                .orElse(List.of());
        return new AgentRootState(snapshot, meta, root, fields);
    }

    /** Reads a value that is written in hexadecimal digits, or plainly. */
    private static Optional<JsonView> decoded(byte[] value) {
        try {
            return JsonView.of(HexFormat.of().parseHex(new String(value, UTF_8)));
        } catch (IllegalArgumentException e) {
            return JsonView.of(value);
        }
    }

    private static Optional<Row> findBlob(SqliteSnapshot snapshot, String hash) {
        return hash.isEmpty() ? Optional.empty() : snapshot.findRow(CursorTable.BLOBS, hash);
    }

    Optional<Row> findBlob(String hash) {
        return findBlob(snapshot, hash);
    }

    JsonView meta() {
        return meta;
    }

    String root() {
        return root;
    }

    /** Returns the hashes of the messages: each turn's user message and steps, or the messages to the model if there are no turns. */
    List<String> messageHashes() {
        List<String> messages = new ArrayList<>();
        List<String> turns = hashesIn(fields, TURNS);
        (turns.isEmpty() ? hashesIn(fields, OLD_TURNS) : turns).forEach(turn -> addTurn(turn, messages));
        return messages.isEmpty() ? modelMessageHashes() : messages;
    }

    /** Returns the hashes of the messages to the model, in order. */
    List<String> modelMessageHashes() {
        return hashesIn(fields, MESSAGES);
    }

    /** Whether the messages are those to the model, of which the first ones are the same in many sessions. */
    boolean hasNoTurns() {
        List<String> turns = hashesIn(fields, TURNS);
        return turns.isEmpty() && hashesIn(fields, OLD_TURNS).isEmpty();
    }

    private void addTurn(String hash, List<String> messages) {
        List<ProtobufMessage.Field> turn = findBlob(hash)
                .flatMap(row -> ProtobufMessage.parse(row.value()))
                .orElse(List.of());
        // Old turns list their messages themselves; later ones are in a wrapper that says which kind they are.
        List<ProtobufMessage.Field> inner = hashesIn(turn, 1).isEmpty()
                ? turn.stream()
                        .findFirst()
                        .flatMap(field -> ProtobufMessage.parse(field.bytes()))
                        .orElse(turn)
                : turn;
        messages.addAll(hashesIn(inner, 1));
        messages.addAll(hashesIn(inner, 2));
    }

    private static List<String> hashesIn(List<ProtobufMessage.Field> of, int number) {
        return ProtobufMessage.fieldsOf(of, number).stream()
                .filter(field -> field.bytes().length == HASH)
                .map(field -> HexFormat.of().formatHex(field.bytes()))
                .toList();
    }

    List<String> folders() {
        return ProtobufMessage.fieldsOf(fields, FOLDERS).stream()
                .map(ProtobufMessage.Field::text)
                .toList();
    }

    OptionalLong startTime() {
        return numberOf(ProtobufMessage.lastField(fields, BEGUN));
    }

    OptionalLong lastMessageTime() {
        return numberOf(ProtobufMessage.lastField(fields, TIMINGS)
                .flatMap(timing -> ProtobufMessage.parse(timing.bytes()))
                .flatMap(timing -> ProtobufMessage.lastField(timing, 2)));
    }

    private static OptionalLong numberOf(Optional<ProtobufMessage.Field> field) {
        return field.map(one -> OptionalLong.of(one.value())).orElse(OptionalLong.empty());
    }
}
