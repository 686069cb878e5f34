package io.roam.testkit;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store of a tool with some sessions, and an empty one, for the contract of its adapter. */
abstract class ToolFixture {
    @TempDir
    Path folder;

    TestMachine here;
    TestMachine there;
    ToolAdapter adapter;
    Set<String> ids;

    /** Returns the adapter. */
    protected abstract ToolAdapter adapter();

    /** Creates an empty store on a machine. */
    protected abstract void install(TestMachine machine);

    /** Creates at least two sessions in the empty store that no process has open, and returns their ids. */
    protected abstract Set<String> fill(TestMachine machine);

    /** Appends a message, one event, to a session's main track. */
    protected abstract void say(TestMachine machine, String session);

    @BeforeEach
    final void prepare() {
        here = TestMachine.in(folder.resolve("here"));
        there = TestMachine.in(folder.resolve("there"));
        adapter = adapter();
        install(here);
        install(there);
        ids = fill(here);
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
        Instant now = there.clock().instant();
        Path work = there.folder("work");
        return expected.map(print -> Placement.appendTo(id, work, print, Map.of(), now))
                .orElseGet(() -> Placement.newSession(id, work, now));
    }

    final List<Record> travelling(String id) {
        return visit(here).read(id).stream()
                .filter(record -> record.kind() != Record.Kind.LOCAL)
                .toList();
    }

    static List<Record> events(List<Record> records) {
        return records.stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .toList();
    }

    static List<String> texts(List<Record> records) {
        return records.stream().map(ToolFixture::text).toList();
    }

    static String text(Record record) {
        String payload = new String(record.payload(), StandardCharsets.ISO_8859_1);
        return record.track() + " " + record.kind() + " " + record.endsWithLineFeed() + " " + payload;
    }
}
