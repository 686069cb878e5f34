package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The rule {@code codex/1}: which class each line of a rollout has. Frozen; it sees lines without their numbers. docs/reference/formats/codex.md has it in
 * words.
 */
final class ClassRule {
    static final String NAME = "codex/1";

    /** The key of the value that holds a thread's name: a JSON string. */
    static final String NAME_KEY = "name";

    /** What the tool keeps of the model's own state, which another version writes in other bytes. */
    private static final Set<String> STATE_ITEMS = Set.of("reasoning", "ghost_snapshot");

    /** Items that stood without an envelope before 0.40. */
    private static final Set<String> BARE_ITEMS =
            Set.of("message", "function_call", "function_call_output", "local_shell_call", "web_search_call");

    private ClassRule() {}

    /** Returns the record of a line of a track. */
    static Record recordOf(String track, byte[] line) {
        return recordOf(track, line, JsonSlice.parse(line).filter(JsonSlice::isObject));
    }

    /** Returns the record of a line of a track; {@code row} is the line as it was read, with or without its number. */
    static Record recordOf(String track, byte[] line, Optional<JsonSlice> row) {
        return row.map(one -> recordOf(track, line, LineOutline.of(one))).orElseGet(() -> Record.event(track, line));
    }

    private static Record recordOf(String track, byte[] line, LineOutline row) {
        if (row.isOwn()) {
            return Record.local(track, line);
        }
        if (row.type().equals("compacted")) { // a migration adds members to it
            return Record.event(track, line, ("compacted " + row.timestamp()).getBytes(UTF_8));
        }
        return isEvent(row) ? Record.event(track, line) : Record.state(track, line);
    }

    private static boolean isEvent(LineOutline row) {
        return switch (row.type()) {
            case "response_item" -> !STATE_ITEMS.contains(row.item());
            case "event_msg" -> row.item().equals("thread_rolled_back");
            default -> !row.hasPayload() && BARE_ITEMS.contains(row.type());
        };
    }

    /** Returns the record of a thread's name. */
    static Record nameRecord(String name) {
        return Record.value(Record.MAIN, NAME_KEY, JsonSlice.quoted(name).getBytes(UTF_8));
    }

    /** Returns the name that a value holds. */
    static Optional<String> nameIn(Record record) {
        return record.kind() == Record.Kind.VALUE && record.key().equals(NAME_KEY)
                ? JsonSlice.parse(record.payload()).flatMap(JsonSlice::string)
                : Optional.empty();
    }

    /** Whether a line is the first one of a rollout, which names its thread. */
    static boolean isHeader(JsonSlice row) {
        return row.string("type")
                .map("session_meta"::equals)
                .orElseGet(() -> row.string("id").isPresent()
                        && row.string("timestamp").isPresent()
                        && row.member("payload").isEmpty());
    }

    /** Whether a line is one of our own, which say what may be done here without asking. */
    static boolean isOwn(byte[] line) {
        return JsonSlice.parse(line).filter(OwnLines::isOwn).isPresent();
    }

    /** Whether a record of another device has the class that the rule gives it, on a track that there is. */
    static boolean accepts(Record record) {
        return switch (record.kind()) {
            case VALUE -> isName(record);
            case FILE -> isRevision(record);
            default -> isLine(record);
        };
    }

    private static boolean isName(Record record) {
        return record.isMain()
                && record.key().equals(NAME_KEY)
                && (record.payload().length == 0 || nameIn(record).isPresent());
    }

    private static boolean isRevision(Record record) {
        Record read = recordOf(Record.MAIN, record.payload());
        return read.hasOwnIdentity() && record.track().equals(Record.revisionTrack(read.identity()));
    }

    private static boolean isLine(Record record) {
        byte[] line = record.payload();
        Record read = recordOf(record.track(), line);
        return (record.isMain() || TrackName.findRollout(record.track()).isPresent())
                && record.kind() != Record.Kind.LOCAL
                && record.kind() == read.kind()
                && record.hasOwnIdentity() == read.hasOwnIdentity()
                && Arrays.equals(record.identity(), read.identity())
                && LineOrdinal.cut(line) == line
                && !hasLineFeed(line);
    }

    private static boolean hasLineFeed(byte[] line) {
        for (byte one : line) {
            if (one == '\n') {
                return true;
            }
        }
        return false;
    }
}
