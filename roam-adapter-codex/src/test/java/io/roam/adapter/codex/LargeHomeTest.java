package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Placing many threads into a home of many: a listing is seen by what it would find. */
class LargeHomeTest {
    private static final int THREADS = 2_000;

    private final CodexAdapter adapter = new CodexAdapter();

    @TempDir
    Path folder;

    private TestMachine there;

    @Test
    @DisplayName("neither a new thread nor a continued one makes roam list the home again")
    void listsOnce() {
        TestMachine here = TestMachine.in(folder.resolve("here"));
        CodexHome.on(here).writeLegacy();
        List<Record> records = StoreProbe.to(adapter, here).read(CodexHome.LEGACY);

        there = TestMachine.in(folder.resolve("there"));
        CodexHome home = CodexHome.on(there);
        for (int i = 0; i < THREADS; i++) {
            String id = new UUID(i, 1).toString();
            home.append(home.rollout("00-00", id), false, home.header(id, ""), home.user("word " + i));
        }
        try (HistoryStore store = adapter.open(StoreLocation.of(home.root()), there.machine())) {
            List<SessionInfo> found = new ArrayList<>();
            store.visitSessions(found::add);
            assertThat(found).hasSize(THREADS);
            String hidden = new UUID(1, 2).toString();
            home.append(home.rollout("00-01", hidden), false, home.header(hidden, ""), home.user("unseen"));

            for (int i = 0; i < 20; i++) {
                String id = new UUID(i, 3).toString();
                place(
                        store,
                        Placement.newSession(
                                id, there.folder("work"), there.clock().instant()),
                        records);
                String fingerprint = store.session(id).orElseThrow().fingerprint();
                byte[] more = home.user("more " + i).getBytes(StandardCharsets.UTF_8);
                place(
                        store,
                        Placement.appendTo(
                                id,
                                there.folder("work"),
                                fingerprint,
                                Map.of(),
                                there.clock().instant()),
                        List.of(Record.event(Record.MAIN, more).asLine(), ClassRule.nameRecord("name " + i)));
                assertThat(store.session(id).orElseThrow().fingerprint()).isNotEqualTo(fingerprint);
            }
            assertThat(store.session(hidden))
                    .as("what only another listing finds")
                    .isEmpty();
        }
        assertThat(StoreProbe.to(adapter, there).sessions()).hasSize(THREADS + 21);
    }

    private void place(HistoryStore store, Placement placement, List<Record> records) {
        List<Record> placed = records.stream()
                .map(record -> adapter.adaptForPlacement(record, placement))
                .toList();
        try (StoreWriter writer = store.openWriter()) {
            assertThat(writer.refusalOf(placement)).isEmpty();
            writer.prepareWrite(placement, RecordList.of(placed), new UndoLog(folder.resolve("shelf")));
            writer.commit();
        }
    }

    @Test
    @DisplayName("names that were appended are read from where the last reading ended; another file is read whole")
    void namesAreReadOn() throws IOException {
        there = TestMachine.in(folder.resolve("there"));
        CodexHome home = CodexHome.on(there);
        NameCache names = new NameCache(home.root());
        assertThat(names.current()).isEmpty();
        home.rename("a", "one");
        assertThat(names.current()).containsOnly(Map.entry("a", "one"));
        home.rename("b", "two");
        home.rename("a", "three");
        assertThat(names.current()).containsOnly(Map.entry("a", "three"), Map.entry("b", "two"));
        Files.delete(home.root().resolve("session_index.jsonl"));
        assertThat(names.current()).isEmpty();
        home.rename(
                "c",
                "four, which is longer than all that was there before, one, two and three with all their lines, of which"
                        + " each one has an ID, a name and a time, so that the file is as long as it was, and a little longer, too");
        assertThat(names.current()).containsOnlyKeys("c");
    }
}
