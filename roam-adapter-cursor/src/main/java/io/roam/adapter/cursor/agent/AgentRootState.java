package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.Protobuf;
import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A session as its root blob tells it: which blobs are its words, in their order. The order of rows means nothing. */
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
    private final List<Protobuf.Field> fields;

    private AgentRootState(SqliteSnapshot snapshot, JsonView meta, String root, List<Protobuf.Field> fields) {
        this.snapshot = snapshot;
        this.meta = meta;
        this.root = root;
        this.fields = fields;
    }

    /**
     * Of a database. One that the program has only begun holds nothing yet.
     *
     * @throws NoSessionException if it does not say what it holds
     */
    static AgentRootState of(SqliteSnapshot snapshot) {
        Optional<Row> row =
                snapshot.hasTable(CursorTable.META) ? snapshot.findRow(CursorTable.META, "0") : Optional.empty();
        if (row.isEmpty()) {
            return new AgentRootState(snapshot, NOTHING, "", List.of());
        }
        JsonView meta = row.flatMap(found -> plain(found.value()))
                .filter(JsonView::isObject)
                .orElseThrow(() -> new NoSessionException(snapshot.file()));
        String root = meta.textAt("latestRootBlobId").orElse("");
        List<Protobuf.Field> fields = blob(snapshot, root)
                .flatMap(blob -> Protobuf.parse(blob.value()))
                .orElse(List.of());
        return new AgentRootState(snapshot, meta, root, fields);
    }

    /** Written in hexadecimal digits; also read where it is not. */
    private static Optional<JsonView> plain(byte[] value) {
        try {
            return JsonView.of(HexFormat.of().parseHex(new String(value, UTF_8)));
        } catch (IllegalArgumentException e) {
            return JsonView.of(value);
        }
    }

    private static Optional<Row> blob(SqliteSnapshot snapshot, String hash) {
        return hash.isEmpty() ? Optional.empty() : snapshot.findRow(CursorTable.BLOBS, hash);
    }

    Optional<Row> blob(String hash) {
        return blob(snapshot, hash);
    }

    JsonView meta() {
        return meta;
    }

    String root() {
        return root;
    }

    /** The words: of each turn what the user said, and each step of the model; where no turns are told, the messages. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        List<String> turns = hashes(fields, TURNS);
        (turns.isEmpty() ? hashes(fields, OLD_TURNS) : turns).forEach(turn -> turn(turn, words));
        return words.isEmpty() ? messages() : words;
    }

    /** The messages that the model is told, in their order. */
    private List<String> messages() {
        return hashes(fields, MESSAGES);
    }

    /** Whether the words are what the model is told, so that the first ones are the same in many sessions. */
    boolean isOfMessages() {
        List<String> turns = hashes(fields, TURNS);
        return turns.isEmpty() && hashes(fields, OLD_TURNS).isEmpty();
    }

    private void turn(String hash, List<String> words) {
        List<Protobuf.Field> turn =
                blob(hash).flatMap(row -> Protobuf.parse(row.value())).orElse(List.of());
        // Old turns name their words themselves; later ones stand in a wrapper that says of which kind they are.
        List<Protobuf.Field> inner = hashes(turn, 1).isEmpty()
                ? turn.stream()
                        .findFirst()
                        .flatMap(field -> Protobuf.parse(field.bytes()))
                        .orElse(turn)
                : turn;
        words.addAll(hashes(inner, 1));
        words.addAll(hashes(inner, 2));
    }

    private static List<String> hashes(List<Protobuf.Field> of, int number) {
        return Protobuf.all(of, number).stream()
                .filter(field -> field.bytes().length == HASH)
                .map(field -> HexFormat.of().formatHex(field.bytes()))
                .toList();
    }

    List<String> folders() {
        return Protobuf.all(fields, FOLDERS).stream().map(Protobuf.Field::text).toList();
    }

    OptionalLong begun() {
        return number(Protobuf.last(fields, BEGUN));
    }

    OptionalLong spoken() {
        return number(Protobuf.last(fields, TIMINGS)
                .flatMap(timing -> Protobuf.parse(timing.bytes()))
                .flatMap(timing -> Protobuf.last(timing, 2)));
    }

    private static OptionalLong number(Optional<Protobuf.Field> field) {
        return field.map(one -> OptionalLong.of(one.value())).orElse(OptionalLong.empty());
    }
}
