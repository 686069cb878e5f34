package io.roam.testkit;

import io.roam.spi.Disk;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store of a tool with some sessions, and an empty one, for the contracts of its adapter. */
abstract class ToolFixture {
    @TempDir
    Path folder;

    TestMachine here;
    TestMachine there;
    ToolAdapter adapter;
    Set<String> ids;

    /** Returns the adapter. */
    protected abstract ToolAdapter adapter();

    /** Creates an empty store on a machine, as the tool does at its first start. */
    protected abstract void install(TestMachine machine);

    /**
     * Creates at least two sessions in the empty store that no process has open, and returns their ids. They differ in their first message,
     * and belong to the folder {@code work} of the machine's home, if to any. What the tool has should be among them: side tracks, a title,
     * a permission that the user gave, and in one session two messages with the same text.
     */
    protected abstract Set<String> fill(TestMachine machine);

    /**
     * Appends a message to a session's main track, as the tool does: one event that differs from all others and continues the last one. The session
     * may be one that the adapter has placed: its file is then laid out as the adapter does, and not as {@link #fill} does.
     */
    protected abstract void say(TestMachine machine, String session);

    /**
     * Gives a session a title, as the user does in the tool; returns whether the tool has such titles. If not, the rules of titles are
     * tested as far as {@link ToolAdapter#titleRecord} allows, and otherwise skipped.
     */
    protected boolean rename(TestMachine machine, String session, String title) {
        return false;
    }

    /**
     * Has the tool say something, and stop when half of it is written; returns what writes the rest. Empty if the tool's files never are
     * so, as in a database: then the rules of half-written files are skipped.
     */
    protected Optional<Runnable> sayHalf(TestMachine machine, String session) {
        return HalfMessage.write(machine.home(), () -> say(machine, session));
    }

    /**
     * Returns the texts in the files of {@link #fill} that say what the tool may do without asking, such as {@code "mode":"always"}. No record that
     * leaves the device may contain one. Without any this is not tested.
     */
    protected Set<String> permissions() {
        return Set.of();
    }

    /**
     * Returns the ID that the tool reads in the files of a session, where they state one; empty if they do not. No two sessions that the adapter
     * places may state the same one. If it is empty for a session of {@link #fill}, this is not tested.
     */
    protected Optional<String> statedId(TestMachine machine, String session) {
        return Optional.empty();
    }

    /**
     * Whether the bytes of each record stand in a file of the store as they are. Not so in a database, or where files are compressed or
     * sealed: then the rules that look for them are skipped.
     */
    protected boolean storesPlainBytes() {
        return true;
    }

    @BeforeEach
    final void prepare() {
        here = newMachine("here");
        there = newMachine("there");
        adapter = adapter();
        install(here);
        install(there);
        ids = fill(here);
    }

    final TestMachine newMachine(String name) {
        return TestMachine.in(folder.resolve(name)).with(Disk.unforced());
    }

    /** Skips the rule, visibly, if the tool or the test cannot do what it needs. */
    static void skipUnless(boolean possible, String why) {
        Assumptions.assumeTrue(possible, "skipped: " + why);
    }

    final StoreProbe visit(TestMachine machine) {
        return StoreProbe.to(adapter, machine);
    }

    final Map<String, String> fingerprints() {
        Map<String, String> all = new HashMap<>();
        visit(here).sessions().forEach(session -> all.put(session.id(), session.fingerprint()));
        return all;
    }

    final Placement placement(String id, Optional<String> expected) {
        return placement(there, id, expected);
    }

    static Placement placement(TestMachine machine, String id, Optional<String> expected) {
        Instant now = machine.clock().instant();
        Path work = machine.folder("work");
        return expected.map(print -> Placement.appendTo(id, work, print, Map.of(), now))
                .orElseGet(() -> Placement.newSession(id, work, now));
    }

    /** Returns what a session has that may leave its device. */
    final List<Record> travelling(String id) {
        return travelling(visit(here).read(id));
    }

    /** Returns the records that may leave their device. */
    static List<Record> travelling(List<Record> records) {
        return records.stream()
                .filter(record -> record.kind() != Record.Kind.LOCAL)
                .toList();
    }

    static List<Record> events(List<Record> records) {
        return records.stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .toList();
    }

    static List<Record> main(List<Record> records) {
        return records.stream().filter(Record::isMain).toList();
    }

    static List<Record> sides(List<Record> records) {
        return records.stream().filter(record -> !record.isMain()).toList();
    }

    static List<String> texts(List<Record> records) {
        return records.stream().map(ToolFixture::text).toList();
    }

    static String text(Record record) {
        String payload = new String(record.payload(), StandardCharsets.ISO_8859_1);
        return record.track() + " " + record.kind() + " " + record.endsWithLineFeed() + " " + payload;
    }
}
