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
 * jar and the session, and continues with the next session.
 */
public interface ToolAdapter {
    /** Returns the tool's name in commands and file formats: lower-case letters, digits and hyphens, never changed. */
    String id();

    /**
     * Returns the frozen name of the rule by which this adapter classes records, such as {@code claude/1}. Chains of different
     * rules are never compared: a changed rule needs a new name. The first one is the tool's id and {@code /1}.
     */
    default String classRule() {
        return id() + "/1";
    }

    /** Returns the folders or files on this machine where the tool keeps its history; empty if it was never used here. */
    List<StoreLocation> locate(Machine machine);

    /** Whether the tool's program is installed on this machine; it may never have been started. */
    default boolean isInstalled(Machine machine) {
        return false;
    }

    /**
     * Returns where the tool keeps its history once it is used here, for a machine on which {@link #locate} finds nothing. The store has no sessions yet,
     * and its writer makes the folders that the tool would make. Empty if only the tool can make them, such as a database.
     */
    default Optional<StoreLocation> locateUnused(Machine machine) {
        return Optional.empty();
    }

    /**
     * Opens a store, to be used by one thread at a time. The caller closes it.
     *
     * @throws io.roam.spi.RoamException if it cannot be read
     */
    HistoryStore open(StoreLocation at, Machine machine);

    /**
     * Returns the readable view of one branch. Needs no store. Unknown records become {@link io.roam.transcript.Part.Unknown}; no
     * content of a record is an error.
     *
     * @param records the branch's records, all tracks, in their captured order; may be opened several times
     */
    Transcript transcript(RecordSource records);

    /** Returns the title of a branch: the one that was given, otherwise its first words. */
    default Optional<String> title(RecordSource records) {
        return transcript(records).title();
    }

    /** Whether {@code id} has the form of the tool's own session ids; others are never written. */
    default boolean isSessionId(String id) {
        return id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    }

    /**
     * Whether a record grants permissions: says what the tool may do on this machine without asking, or how it asks. Such a record never leaves the
     * device, and is refused if another device sends it, whatever class it has. Decided by the payload, not by the class.
     */
    boolean grantsPermissions(Record record);

    /**
     * Whether a record of another device has the class that {@link #classRule} gives it. A record with another class is a forgery, such as a
     * grant of permissions that claims to be state: nothing of its branch is placed.
     */
    default boolean hasValidClass(Record record) {
        return record.kind() != Record.Kind.LOCAL;
    }

    /**
     * Returns a record as it is written into a session, with what the tool needs changed or added. Deterministic. In a session with its original
     * id the record stays byte for byte.
     */
    default Record adaptForPlacement(Record record, Placement placement) {
        return record;
    }

    /**
     * Returns the id of the only session that may hold a side track of that name, because all its records name that session; empty if any session
     * may. Such a track is shown by {@link HistoryStore#read} in that session alone, and placed there whichever branch the session shows.
     */
    default Optional<String> ownerOf(String sideTrack) {
        return Optional.empty();
    }

    /**
     * Splits a line that begins with a record captured unterminated into that record and the rest.
     *
     * @param line a record of the main track
     * @param at how many bytes of it were captured before; 0 &lt; at &lt; payload length
     */
    default List<Record> split(Record line, int at) {
        throw new UnsupportedOperationException(id() + " does not split messages");
    }

    /**
     * Returns the tool's own link of a record from the pool, which stores no links: computed from the payload alone, and equal to the one that
     * reading a store gives. Without it a stale append is recognized only while its parent is still in the session.
     */
    default Optional<Record.Link> linkOf(Record stored) {
        return Optional.empty();
    }

    /** Returns an id, in the tool's form, for a sibling session; a function of the seed alone, which has 32 bytes. */
    default String siblingId(byte[] seed) {
        ByteBuffer bits = ByteBuffer.wrap(seed, 0, 16);
        long high = (bits.getLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /**
     * Returns the record that gives a session a generated title; it is placed after all others. A property; empty if the tool takes no titles. A
     * function of its arguments alone, in the bytes that the tool itself would write: roam recognizes its own titles by it, and never captures
     * them.
     */
    default Optional<Record> titleRecord(String session, String title) {
        return Optional.empty();
    }

    /** Returns the properties in which the tool repeats a title that the user gives. A session that has one of them gets it with the title. */
    default List<Record> titleRepeats(String session, String title) {
        return List.of();
    }

    /**
     * Whether a state record is a guide: the store's own writer adds it behind what is placed, where the tool would otherwise continue another branch
     * of the session. It is captured only with the event that follows it.
     */
    default boolean isGuide(Record record) {
        return false;
    }

    /** Returns access to roam's own calls in the settings of a store; empty if the tool cannot call other programs. */
    default Optional<ToolHooks> hooks(StoreLocation at, Machine machine) {
        return Optional.empty();
    }

    /**
     * Returns the settings of this tool that a user can make: names, which begin with the tool's id and a full stop, each with a clause that describes
     * it. {@link Machine#setting} gives their values.
     */
    default Map<String, String> settingDescriptions() {
        return Map.of();
    }

    /** Whether one of the settings of {@link #settingDescriptions} can have that value. */
    default boolean acceptsSetting(String name, String value) {
        return true;
    }

    /**
     * Whether received sessions can ever be placed in this tool's stores. If not, its conversations are captured and read, and none
     * is reported as pending.
     */
    default boolean canPlace() {
        return true;
    }

    /**
     * Whether a session can be written again, under its own id, where another folder's sessions are: {@link Placement#moving}. The former
     * file may stay; the store then lists the session at its new place.
     */
    default boolean canMove() {
        return false;
    }

    /**
     * Returns a store for a file that the user imports, such as an export of a conversation; empty if the file is not this tool's. It is
     * read once, and all in it is settled.
     */
    default Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return Optional.empty();
    }

    /**
     * Returns what a user should know of a store and only its adapter knows, such as that the tool is set to delete sessions early. Unreadable
     * sessions and unexpected files are reported without it.
     */
    default List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return List.of();
    }

    /**
     * Returns the command, run in {@code workspace}, that continues a session in the tool, or that opens the tool where its list has the session;
     * empty if the tool has none.
     */
    default List<String> resumeCommand(String session, Path workspace) {
        return List.of();
    }

    /** Returns the environment variables with which that command is run, so that the tool works with that store and no other. */
    default Map<String, String> resumeEnvironment(StoreLocation at, Machine machine) {
        return Map.of();
    }
}
