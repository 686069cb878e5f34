package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import io.roam.adapter.cursor.DatabaseDump;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.adapter.cursor.rows.DamagedUndoException;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.StorageType;
import io.roam.testkit.FaultyDisk;
import io.roam.testkit.RecordList;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may befall a session of cursor-agent that is placed: lies, what is missing, the disk, an end in the middle. */
class AgentFaultsTest {
    private static final String ID = AgentReadingTest.ID;

    @TempDir
    Path folder;

    private AgentPlacer here;
    private AgentPlacer there;
    private List<Record> first;
    private List<Record> second;

    @BeforeEach
    void prepare() {
        here = new AgentPlacer(TestMachine.in(folder.resolve("here")));
        there = new AgentPlacer(TestMachine.in(folder.resolve("there")));
        AgentReadingTest.session(here.machine);
        first = here.visit.read(ID);
        AgentContinuation.on(here.machine, ID).answer("More.");
        second = here.visit.read(ID);
    }

    /** The rows of all databases, and the other files, of cursor-agent's folder there. */
    private Map<String, String> content() {
        Path root = there.machine.home().resolve(".cursor");
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(root.relativize(file).toString(), content(file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private static String content(Path file) throws IOException {
        if (!file.endsWith("store.db")) {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        }
        try (SqlDatabase sql = SqlDatabase.look(file)) {
            assertThat(sql.all("PRAGMA integrity_check")).containsExactly("ok");
            return String.join("\n", DatabaseDump.of(sql));
        }
    }

    private static List<Record> main(List<Record> records) {
        return records.stream().filter(Record::isMain).toList();
    }

    private static List<Record> with(List<Record> records, Record other) {
        List<Record> changed = new ArrayList<>(records);
        changed.replaceAll(record -> record.track().equals(other.track()) ? other : record);
        return changed;
    }

    private void refused(List<Record> records, String because) {
        Map<String, String> before = content();
        assertThatThrownBy(() -> there.place(records))
                .isInstanceOf(RoamException.class)
                .hasMessageContaining(because);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void wordsWithoutTheirStateAreRefused() {
        refused(main(first), "state of the session has not arrived");
        List<Record> noState = first.stream()
                .filter(record -> !record.track().equals(AgentClassRule.STATE))
                .toList();
        refused(noState, "state of the session has not arrived");
        there.place(first);
        refused(main(there.missing(second)), "state of the session has not arrived");
        List<Record> oldMeta = new ArrayList<>(there.missing(second));
        oldMeta.removeIf(record -> record.track().equals(AgentClassRule.META));
        refused(oldMeta, "state of the session has not arrived");
    }

    @Test
    void aStateWithoutItsWordsIsRefused() {
        there.place(first);
        refused(
                there.missing(second).stream()
                        .filter(record -> !record.isMain())
                        .toList(),
                "state of the session has not arrived");
    }

    @Test
    void whatItMayDoIsTakenFromNobody() {
        Record meta = first.stream()
                .filter(record -> record.track().equals(AgentClassRule.META))
                .findFirst()
                .orElseThrow();
        String lie = new String(meta.payload(), UTF_8)
                .replace("\"mode\":null", "\"mode\":\"auto-run\",\"mo\\u0064e\":\"auto-run\"")
                .replace("\"isRunEverything\":null", "\"isRunEverything\":true")
                .replace("\"agentId\":null", "\"agentId\":\"another\"");
        there.place(with(first, Record.file(AgentClassRule.META, lie.getBytes(UTF_8))));
        Path database = AgentContinuation.database(there.machine, ID);
        try (SqlDatabase sql = SqlDatabase.look(database)) {
            String hex = sql.all("SELECT value FROM meta").get(0);
            String plain = new String(HexFormat.of().parseHex(hex), UTF_8);
            JsonView standing =
                    JsonView.of(plain).orElseThrow(); // of two members of one name the last counts, as in the tool
            assertThat(standing.findText("mode")).contains("default");
            assertThat(standing.find("isRunEverything").map(JsonView::json)).contains("false");
            assertThat(standing.findText("agentId")).contains(ID);
        }
    }

    @Test
    void aRowThatIsNoBlobIsRefused() {
        byte[] word = "word".getBytes(UTF_8);
        RecordRow lie = new RecordRow(
                "blob:" + Hashing.sha256().hashBytes(word).toString(), StorageType.INTEGER, new byte[0], word);
        RowPack pack = new RowPack();
        pack.add(lie);
        refused(
                with(first, Record.file(AgentClassRule.STATE, pack.bytes())),
                "does not belong to a conversation of this tool");
        refused(
                with(first, Record.file(AgentClassRule.STATE, "9\nno pack".getBytes(UTF_8))),
                "does not belong to a conversation of this tool");
    }

    @Test
    void aRowThatIsWrittenPlainlyStaysPlain() {
        there.place(first);
        Path database = AgentContinuation.database(there.machine, ID);
        try (SqlDatabase sql = SqlDatabase.open(database)) {
            sql.replace("meta", "0", AgentContinuation.meta(sql));
        }
        there.place(there.missing(second));
        try (SqlDatabase sql = SqlDatabase.look(database)) {
            assertThat(sql.all("SELECT value FROM meta").get(0)).startsWith("{\"agentId\":\"" + ID);
        }
        assertThat(there.texts())
                .isEqualTo(second.stream().map(AgentPlacer::text).toList());
    }

    @Test
    void oneThatAnotherProgramBeganGoesOnWhereItStands() throws IOException {
        there.place(first);
        Path begun = there.machine.folder(".cursor/acp-sessions").resolve(ID);
        Files.move(AgentContinuation.database(there.machine, ID).getParent(), begun);
        Map<String, String> before = content();
        UndoLog undo = there.place(there.missing(second));
        assertThat(there.texts())
                .isEqualTo(second.stream().map(AgentPlacer::text).toList());
        assertThat(content().keySet()).isEqualTo(before.keySet());
        there.visit.revert(undo);
        assertThat(content()).isEqualTo(before);
        there.visit.revert(there.visit.remove(ID).orElseThrow());
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aDamagedDatabaseIsNamedAndLeft() throws IOException {
        there.place(first);
        Path database = AgentContinuation.database(there.machine, ID);
        List<Record> missing = there.missing(second);
        byte[] sound = Files.readAllBytes(database);
        for (int length : new int[] {0, 50, 4096, sound.length / 2, sound.length - 4096}) {
            Files.write(database, Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> there.place(missing))
                    .as("cut to %s", length)
                    .isInstanceOf(RoamException.class);
            assertThat(Files.size(database)).as("cut to %s", length).isEqualTo(length);
        }
        byte[] nonsense = sound.clone();
        Arrays.fill(nonsense, 4096, nonsense.length, (byte) 0x55);
        Files.write(database, nonsense);
        assertThatThrownBy(() -> there.place(missing)).isInstanceOf(RoamException.class);
        assertThat(database).hasBinaryContent(nonsense);
    }

    @Test
    void aLogThatWasLeftIsJoinedFirst() throws IOException {
        there.place(first);
        Path database = AgentContinuation.database(there.machine, ID);
        Path log = DatabaseFingerprint.walOf(database);
        Path copy = folder.resolve("copy");
        try (SqlDatabase sql = SqlDatabase.open(database)) {
            sql.number("SELECT count(*) FROM meta");
            AgentContinuation.in(database).answer("Said, and then the power went.");
            Files.copy(database, copy);
            Files.copy(log, DatabaseFingerprint.walOf(copy));
        }
        Files.move(copy, database, StandardCopyOption.REPLACE_EXISTING);
        Files.move(DatabaseFingerprint.walOf(copy), log);
        List<String> before = there.texts();
        assertThat(before).hasSize(first.size() + 1);
        assertThatThrownBy(() -> there.place(there.missing(second)))
                .hasMessageContaining("state of the session has not arrived");
        assertThat(there.texts()).isEqualTo(before);
        assertThat(log).doesNotExist();
    }

    @Test
    void aFullDiskLeavesWhatWasThere() {
        there.machine.with(FaultyDisk.full(file -> file.toString().contains(".cursor")));
        refused(first, "disk full");
        there.machine.with(FaultyDisk.full(file -> file.toString().contains("shelf")));
        there.place(first); // what is made needs nothing on the shelf
        refused(there.missing(second), "disk full");
        assertThatThrownBy(() -> there.visit.remove(ID)).hasMessageContaining("disk full");
        there.machine.with(Disk.real());
        there.place(there.missing(second));
        assertThat(there.texts()).hasSameSizeAs(second);
    }

    @Test
    void whereverTheMakingIsKilledItIsMadeAtLast() {
        for (int step = 0; everywhere(step, store -> there.place(first)); step++) {
            assertThat(there.visit.sessions().size()).isLessThanOrEqualTo(1);
            there.tidy();
            if (there.visit.sessions().isEmpty()) {
                there.place(first);
            }
            assertThat(there.texts())
                    .isEqualTo(first.stream().map(AgentPlacer::text).toList());
            assertThat(content().keySet()).allMatch(name -> name.matches(".*/(store\\.db|meta\\.json)"));
            there.visit.remove(ID);
            assertThat(content()).isEmpty();
        }
    }

    /** Whether the program was killed at that step, each time in another way. */
    private boolean everywhere(int step, Consumer<FaultyDisk> work) {
        FaultyDisk disk = step % 2 == 0 ? FaultyDisk.killedAt(step) : FaultyDisk.killedIn(step);
        there.machine.with(disk);
        try {
            work.accept(disk);
            return false;
        } catch (FaultyDisk.Killed e) {
            return true;
        } finally {
            there.machine.with(Disk.real());
        }
    }

    @Test
    void whereverPuttingAwayIsKilledItComesBackExactly() throws IOException {
        there.place(first);
        Path session = AgentContinuation.database(there.machine, ID).getParent();
        Files.writeString(session.resolve("prompt_history.json"), "[\"Summarize this\"]");
        Files.createDirectories(session.resolve("more"));
        Files.writeString(session.resolve("more/b.txt"), "b");
        Map<String, String> before = content();
        assertThat(before).hasSize(4);
        int steps = 0;
        for (UndoLog undo = there.visit.undo(); removed(steps++, undo); undo = there.visit.undo()) {
            reverted(undo);
            assertThat(content()).isEqualTo(before);
        }
        assertThat(steps).isGreaterThan(10);
        UndoLog undo = there.visit.remove(ID).orElseThrow();
        assertThat(session).doesNotExist();
        for (int step = 0; everywhere(step, disk -> there.visit.revert(undo)); step++) {
            there.tidy();
        }
        assertThat(content()).isEqualTo(before);
    }

    private boolean removed(int step, UndoLog undo) {
        String print = there.visit.session(ID).fingerprint();
        boolean killed = everywhere(
                step,
                disk -> there.visit.with(store -> {
                    try (StoreWriter writer = store.openWriter()) {
                        assertThat(writer.prepareRemoval(ID, print, undo)).isEmpty();
                        writer.commit();
                    }
                    return store;
                }));
        if (!killed) {
            reverted(undo);
        }
        return killed;
    }

    private void reverted(UndoLog undo) {
        there.visit.revert(undo);
        there.tidy();
    }

    @Test
    void aSessionThatIsPutAwayAndMadeAnewIsNotWrittenOver() {
        there.place(first);
        UndoLog undo = there.visit.remove(ID).orElseThrow();
        there.place(second);
        Map<String, String> before = content();
        assertThatThrownBy(() -> there.visit.revert(undo)).isInstanceOf(RoamException.class);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void whatIsKeptAndDamagedIsNotBroughtBack() throws IOException {
        there.place(first);
        UndoLog undo = there.visit.remove(ID).orElseThrow();
        try (Stream<Path> kept = Files.list(undo.shelf())) {
            for (Path file : kept.toList()) {
                Files.writeString(file, "damaged");
            }
        }
        assertThatThrownBy(() -> there.visit.revert(undo)).isInstanceOf(DamagedUndoException.class);
        assertThat(there.visit.sessions()).isEmpty();
    }

    @Test
    void aLogOfADatabaseThatIsGoneIsNotJoinedToANewOne() throws IOException {
        there.place(first);
        Path database = AgentContinuation.database(there.machine, ID);
        byte[] log;
        try (SqlDatabase sql = SqlDatabase.open(database)) {
            sql.number("SELECT count(*) FROM meta");
            AgentContinuation.in(database).answer("Of another life.");
            log = Files.readAllBytes(DatabaseFingerprint.walOf(database));
        }
        Files.delete(database);
        Files.write(DatabaseFingerprint.walOf(database), log);
        there.place(first);
        assertThat(there.texts())
                .isEqualTo(first.stream().map(AgentPlacer::text).toList());
        try (SqlDatabase sql = SqlDatabase.open(database)) {
            assertThat(sql.all("PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    @Test
    void theMiddleOfAPlacementIsSeenByNobody() {
        there.place(first);
        Map<String, String> before = content();
        there.place(
                RecordList.of(there.missing(second)),
                there.visit.undo(),
                () -> assertThat(there.texts())
                        .isEqualTo(first.stream().map(AgentPlacer::text).toList()));
        assertThat(content()).isNotEqualTo(before);
    }
}
