package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests where sessions are placed, and what stands in their files then. */
final class PlacingTest {
    private static final String ID = GeminiHome.FIRST;
    private static final String MORE = GeminiHome.user("u9", "More");

    @TempDir
    Path folder;

    private TestMachine machine;
    private GeminiHome home;
    private StoreProbe probe;
    private Path work;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("here"));
        home = new GeminiHome(machine);
        probe = StoreProbe.to(new GeminiAdapter(), machine);
        work = machine.folder("work");
    }

    private static List<Record> records(String... lines) {
        return Stream.of(lines)
                .map(line -> ClassRule.recordOf(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private UndoLog place(String session, List<Record> records) {
        return probe.place(Placement.newSession(session, work, machine.clock().instant()), records);
    }

    private void append(List<Record> records) {
        String fingerprint = probe.session(ID).fingerprint();
        probe.place(
                Placement.appendTo(
                        ID, work, fingerprint, Map.of(), machine.clock().instant()),
                records);
    }

    private static List<String> events(List<Record> records) {
        return records.stream()
                .filter(record -> record.kind() == Record.Kind.EVENT)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<Record> log() {
        return records(
                GeminiHome.header(ID),
                GeminiHome.user("u1", "Hello"),
                GeminiHome.time(),
                GeminiHome.answer("a1", "Hi"));
    }

    private List<Record> document() {
        return records(GeminiHome.header(ID), GeminiHome.user("u1", "Hello"), GeminiHome.answer("a1", "Hi"));
    }

    @Test
    void aNewSessionHasANameThatTheToolSparesInAFolderThatItFinds() {
        place(ID, log());
        Path file = home.tmp().resolve("work/chats/session-2026-11-22T10-00-81352b05-roam.jsonl");
        assertThat(file).isRegularFile();
        assertThat(home.tmp().resolve("work/.project_root")).hasContent(work.toString());
    }

    @Test
    void whatRoamPlacedIsNoSignOfAnOldVersion() {
        place(ID, document());
        assertThat(home.fileOf(ID).toString()).endsWith("-roam.json");
        place(
                GeminiHome.SECOND,
                records(
                        GeminiHome.header(GeminiHome.SECOND),
                        GeminiHome.user("v1", "Hello"),
                        GeminiHome.time(),
                        GeminiHome.answer("b1", "Hi")));
        assertThat(home.fileOf(GeminiHome.SECOND).toString()).endsWith("-roam.jsonl");
    }

    @Test
    void aFolderOfAnotherProjectWithTheSameNameIsNotTaken() {
        GeminiHome.write(home.tmp().resolve("work/.project_root"), "/home/ada/work");
        place(ID, log());
        assertThat(home.tmp().resolve("work-1/.project_root")).hasContent(work.toString());
        assertThat(home.tmp().resolve("work/chats")).doesNotExist();
    }

    @Test
    void theFolderOfAnOldVersionIsTaken() {
        Path old = home.tmp().resolve(ProjectFolder.hashOf(work.toString()));
        GeminiHome.write(old.resolve("logs.json"), "[]");
        place(ID, log());
        assertThat(old.resolve("chats")).isDirectory();
        assertThat(old.resolve(".project_root")).doesNotExist();
    }

    @Test
    void aSessionThatEveryVersionReadsIsADocumentUntilTheToolWritesLogsHere() {
        place(ID, document());
        assertThat(home.fileOf(ID).toString()).endsWith("-roam.json");
        home.log(GeminiHome.SECOND, GeminiHome.header(GeminiHome.SECOND), GeminiHome.user("v1", "Hello"));
        String third = "aaaaaaaa-6a5e-4f38-9a43-2f8f1d1f3a55";
        place(third, records(GeminiHome.header(third), GeminiHome.user("w1", "Hello")));
        assertThat(home.fileOf(third).toString()).endsWith("-roam.jsonl");
    }

    @Test
    void whatALogHasMoreThanADocumentStaysInIt() {
        home.document(GeminiHome.SECOND, GeminiHome.user("v1", "Hello"));
        List<Record> all = records(
                GeminiHome.header(ID),
                GeminiHome.user("u1", "Hello"),
                GeminiHome.answer("a1", "half"),
                GeminiHome.user("u2", "between"),
                GeminiHome.answer("a1", "whole"),
                "{\"$set\":{\"summary\":\"Lamp\"}}",
                "no JSON \u00e4",
                GeminiHome.user("u3", "taken back"),
                "{\"$rewindTo\":\"u3\"}",
                "{\"$set\":{\"summary\":\"Bulb\"}}",
                GeminiHome.user("u4", "said instead"));
        place(ID, all);
        assertThat(events(probe.read(ID))).isEqualTo(events(all));
        SessionDocument document = SessionDocument.parse(
                        GeminiHome.read(home.fileOf(ID)).getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(document.messages().stream().map(Object::toString))
                .as("what the tool reads")
                .containsExactly(
                        GeminiHome.user("u1", "Hello"),
                        GeminiHome.answer("a1", "whole"),
                        GeminiHome.user("u2", "between"),
                        GeminiHome.user("u4", "said instead"));
        assertThat(document.json().string("summary")).hasValue("Bulb");

        home.say(ID);
        List<String> said = events(probe.read(ID));
        assertThat(said).hasSize(events(all).size() + 1);
        append(records(MORE, GeminiHome.answer("a1", "once more")));
        assertThat(events(probe.read(ID)))
                .startsWith(said.toArray(String[]::new))
                .endsWith(MORE, GeminiHome.answer("a1", "once more"));
    }

    @Test
    void anAppendedDocumentKeepsWhatOnlyTheToolKnows() {
        Path file = home.document(ID, GeminiHome.user("u1", "Hello"));
        GeminiHome.write(file, GeminiHome.read(file).replace("\"kind\"", "\"of later\": [1, 2],\n  \"kind\""));
        append(records(MORE));
        assertThat(GeminiHome.read(file))
                .contains("\"of later\": [1, 2],\n  \"kind\": \"main\"", MORE)
                .doesNotContain(SessionDocument.LINES);
        assertThat(events(probe.read(ID))).containsExactly(GeminiHome.user("u1", "Hello"), MORE);
    }

    @Test
    void anAppendedLogHasTheSameBytesAsTheOther() {
        Path file = home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"));
        String before = GeminiHome.read(file);
        append(records(MORE, GeminiHome.time()));
        assertThat(GeminiHome.read(file)).isEqualTo(before + MORE + "\n" + GeminiHome.time() + "\n");
    }

    @Test
    void aSiblingStatesItsOwnId() {
        place(ID, log());
        probe.place(
                Placement.newSession(GeminiHome.SECOND, work, machine.clock().instant())
                        .asSibling("laptop"),
                log());
        assertThat(GeminiHome.read(home.fileOf(GeminiHome.SECOND))).doesNotContain(ID);
        assertThat(GeminiHome.read(home.fileOf(ID))).startsWith(GeminiHome.header(ID) + "\n");
    }

    @Test
    void aSessionWithoutAHeaderOfItsOwnGetsOneOfThisMachine() {
        place(ID, records(GeminiHome.user("u1", "Hello"), "{\"$rewindTo\":\"x\"}"));
        String text = GeminiHome.read(home.fileOf(ID));
        assertThat(text.lines().findFirst().orElseThrow())
                .contains(ID, ProjectFolder.hashOf(work.toString()), "\"startTime\":\"2026-11-22T10:00:01.000Z\"");
        assertThat(probe.read(ID).get(0).kind()).isEqualTo(Record.Kind.LOCAL);
    }

    @Test
    void theToolDoesNotTakeAPlacedSessionForOld() {
        Instant old = machine.clock().instant().minus(Duration.ofDays(40));
        probe.place(Placement.newSession(ID, work, old), log());
        assertThat(GeminiHome.read(home.fileOf(ID)))
                .endsWith("{\"$set\":{\"lastUpdated\":\"2026-11-22T12:00:00.000Z\"}}\n");
        probe.place(
                Placement.newSession(GeminiHome.SECOND, work, machine.clock().instant()), log());
        assertThat(GeminiHome.read(home.fileOf(GeminiHome.SECOND))).endsWith(GeminiHome.answer("a1", "Hi") + "\n");
    }

    @Test
    void anIdThatBeginsLikeAnotherIsRefused() {
        place(ID, log());
        String similar = ID.substring(0, 8) + "-6a5e-4f38-9a43-2f8f1d1f3a55";
        assertThat(probe.refusal(
                        Placement.newSession(similar, work, machine.clock().instant())))
                .isPresent();
    }

    @Test
    void undoLeavesTheMarkerOfAFolderThatHasAnotherSession() {
        UndoLog first = place(ID, log());
        place(
                GeminiHome.SECOND,
                records(GeminiHome.header(GeminiHome.SECOND), GeminiHome.user("v1", "Hello"), GeminiHome.time()));
        probe.revert(first);
        assertThat(probe.sessions()).hasSize(1);
        assertThat(probe.sessions().get(0).mayBelongTo(work.toString())).isTrue();
    }

    @Test
    void removingALogRemovesTheDocumentThatItWasMadeOf() {
        Path document = home.document(ID, GeminiHome.user("u1", "Hello"));
        Path log = home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"));
        UndoLog undo = probe.remove(ID).orElseThrow();
        assertThat(probe.sessions()).isEmpty();
        probe.revert(undo);
        assertThat(List.of(document, log)).allMatch(Files::exists);
    }
}
