package io.roam.spi.tool;

import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.transcript.Transcript;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows one AI coding tool: where it keeps its history, how its files are cut into records, and how they are read.
 *
 * <p>Adapters are stateless and thread-safe. An error that the user can do something about is a
 * {@link io.roam.spi.RoamException}; anything else that leaves a method is the adapter's bug: roam names it with the adapter's
 * jar and the session, passes that session over, and goes on.
 */
public interface ToolAdapter {
    /** The tool's name in commands and file formats: lower-case letters, digits and hyphens, never changed. */
    String id();

    /**
     * The frozen name of the rule by which this adapter classes records, such as {@code claude/1}. Chains made under another
     * rule are never compared with chains made under this one: a changed rule needs a new name.
     */
    String classRule();

    /** The places on this machine where the tool keeps its history; empty if it was never used here. */
    List<StoreLocation> locate(Machine machine);

    /**
     * Opens a place for one visit by one thread. The caller closes it.
     *
     * @throws io.roam.spi.RoamException if it cannot be read
     */
    HistoryStore open(StoreLocation at, Machine machine);

    /**
     * The readable view of one branch. Needs no store. Unknown records become {@link io.roam.transcript.Part.Unknown}; nothing is
     * thrown for what a record holds.
     *
     * @param records the branch's records, all tracks, in their captured order; may be opened several times
     */
    Transcript transcript(RecordSource records);

    /** The title of a branch: one that was given, else its first words. */
    default Optional<String> title(RecordSource records) {
        return transcript(records).title();
    }

    /** Says whether {@code id} has the form of the tool's own session ids; others are never written. */
    default boolean isSessionId(String id) {
        return id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    }

    /**
     * Whether a record that came from another device is of the class that {@link #classRule} gives it. One that is not is a lie, such as a
     * grant of permissions that calls itself mere state: nothing of its branch is placed.
     */
    default boolean hasValidClass(Record record) {
        return record.kind() != Record.Kind.LOCAL;
    }

    /**
     * A record as it stands in a store when it is placed: what the tool needs changed or added. Deterministic. A session under
     * its own id is placed byte for byte.
     */
    default Record adaptForPlacement(Record record, Placement placement) {
        return record;
    }

    /**
     * The two records that a line is which begins with an unterminated record captured before: that one, and the rest.
     *
     * @param line a record of the main track
     * @param at how many bytes of it were captured before; 0 &lt; at &lt; payload length
     */
    default List<Record> split(Record line, int at) {
        throw new UnsupportedOperationException(id() + " delivers no unterminated records");
    }

    /**
     * The tool's own link of a record out of the pool, which keeps none: the one that a reading of a store gives it, made from its payload
     * alone. Without it a word from memory is known for one only if what it continues still stands in its session.
     */
    default Optional<Record.Link> linkOf(Record stored) {
        return Optional.empty();
    }

    /** The id, in the tool's form, of a sibling session; a function of the seed alone. */
    default String siblingId(byte[] seed) {
        ByteBuffer bits = ByteBuffer.wrap(seed, 0, 16);
        long high = (bits.getLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /**
     * The record that gives a session a title which roam made up; it is placed behind all others. Lasting; empty if the tool takes no titles. A
     * function of its arguments alone, in the very bytes that the tool itself would write: by it roam knows its own titles again, and never captures
     * one.
     */
    default Optional<Record> titleRecord(String session, String title) {
        return Optional.empty();
    }

    /** Roam's own calls in the settings that belong to a store; empty if the tool cannot call other programs. */
    default Optional<ToolHooks> hooks(StoreLocation at, Machine machine) {
        return Optional.empty();
    }

    /**
     * What a user may choose about this tool: names, which begin with the tool's id and a full stop, each with a clause that says what it
     * does. The machine that the adapter is given has what was chosen.
     */
    default Map<String, String> settingDescriptions() {
        return Map.of();
    }

    /**
     * Whether sessions that come from elsewhere can ever stand in this tool's stores. If not, its conversations are kept and read, and none
     * is said to wait for its place.
     */
    default boolean canPlace() {
        return true;
    }

    /**
     * The store that a file is which the user brings along, such as an export of a conversation; empty if it is none of this tool's. It is
     * read once, and all in it is settled.
     */
    default Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return Optional.empty();
    }

    /**
     * What a user should know of a store that only its adapter knows, such as that the tool's settings have it delete sessions early. That
     * sessions cannot be read, or look out of place, is told without it.
     */
    default List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return List.of();
    }

    /**
     * The command, run in {@code workspace}, that continues a session in the tool, or that opens the tool where its list has the session; empty if
     * the tool has none.
     */
    default List<String> resumeCommand(String session, Path workspace) {
        return List.of();
    }
}
