package io.roam.adapter.claude;

import static io.roam.adapter.claude.TwoDevices.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Conversations;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that a session has on one device is found where the tool looks for it on the other. */
class TravellingNamesTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String NAME_FILE = "custom-title.json";

    @TempDir
    Path folder;

    private TwoDevices devices;

    @BeforeEach
    void open() {
        devices = new TwoDevices(folder);
        append(0, devices.firstMessage());
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void aNameThatAnOpenToolRepeatsDoesNotUndoARenameElsewhere() throws IOException {
        append(0, title("one"));
        devices.sync();
        TestMachine machine = devices.device(0).machine();
        Path sign = machine.folder(".claude/sessions").resolve("4711.json");
        Files.writeString(sign, "{\"pid\":4711,\"sessionId\":\"" + ID + "\"}");
        machine.processes().start(4711, machine.clock().instant(), "/usr/bin/claude");
        append(1, title("two"));
        devices.sync();
        assertThat(lastName(0)).isEqualTo("one");
        append(0, message("u2", "u1", "said while it was open"));
        append(0, title("one"));
        machine.processes().end(4711);
        devices.sync();
        assertThat(lastName(0)).isEqualTo("two");
        assertThat(lastName(1)).isEqualTo("two");
        append(0, title("one"));
        devices.sync();
        assertThat(lastName(1)).as("named so again, once the new name was here").isEqualTo("one");
        assertThat(lastName(0)).isEqualTo("one");
    }

    @Test
    void aNameThatIsRepeatedFromMemoryDoesNotUndoARenameThatComesLater() throws IOException {
        append(0, title("one"));
        devices.sync();
        append(1, title("two"));
        devices.device(1).sync();
        append(0, message("u2", "u1", "said before it came"));
        append(0, title("one"));
        devices.sync();
        assertThat(lastName(0)).isEqualTo("two");
        assertThat(lastName(1)).isEqualTo("two");
    }

    @Test
    void aRenameByRoamReachesWhatTheOpenedToolShows() throws IOException {
        append(0, title("one"));
        devices.sync();
        devices.device(1).roam().rename(ID, "two");
        devices.sync();
        assertThat(lastName(0)).isEqualTo("two");
        assertThat(devices.sessionFile(0)).content().doesNotContain("agent-name");
        append(0, utf8("{\"type\":\"agent-name\",\"agentName\":\"two\",\"sessionId\":\"" + ID + "\"}\n"));
        devices.sync();
        devices.device(1).roam().rename(ID, "three");
        devices.sync();
        assertThat(lastName(0)).isEqualTo("three");
        assertThat(devices.sessionFile(0)).content().contains("\"agentName\":\"three\"");
    }

    @Test
    void aTranscriptShowsTheNameThatIsListed() {
        append(0, title("one"));
        devices.sync();
        List<String> names = List.of("two", "three", "one", "two");
        for (int i = 0; i < names.size(); i++) {
            devices.device(1 - i % 2).roam().rename(ID, names.get(i));
            devices.sync();
            assertThat(shownName(0)).hasValue(names.get(i));
            assertThat(shownName(1)).hasValue(names.get(i));
        }
    }

    private Optional<String> shownName(int device) {
        Conversations conversations = devices.device(device).roam().conversations();
        Optional<String> listed = conversations.list().get(0).title();
        assertThat(conversations.transcript(ID).title()).isEqualTo(listed);
        return listed;
    }

    @Test
    void aNameFarFromTheEndsHasItsFile() throws IOException {
        append(0, message("u2", "u1", "x".repeat(70_000)));
        append(0, title("far \"away\" ä"));
        append(0, message("u3", "u2", "y".repeat(70_000)));
        devices.sync();
        assertThat(devices.sessionFile(1, NAME_FILE)).hasContent("{\"customTitle\":\"far \\\"away\\\" ä\"}");
        assertThat(devices.sessionFile(0)).hasSameBinaryContentAs(devices.sessionFile(1));
        assertThat(devices.sessionFile(0, NAME_FILE)).doesNotExist();
    }

    @Test
    void aNameThatFallsBehindGetsItsFile() throws IOException {
        append(0, message("u2", "u1", "x".repeat(70_000)));
        append(0, title("near"));
        devices.sync();
        assertThat(devices.sessionFile(1, NAME_FILE)).doesNotExist();
        append(0, message("u3", "u2", "y".repeat(40_000)));
        devices.sync();
        assertThat(devices.sessionFile(1, NAME_FILE)).doesNotExist();
        append(0, message("u4", "u3", "z".repeat(40_000)));
        devices.sync();
        assertThat(devices.sessionFile(1, NAME_FILE)).hasContent("{\"customTitle\":\"near\"}");
    }

    @Test
    void aNameFromElsewhereReplacesTheOneInTheFile() throws IOException {
        append(0, title("one"));
        devices.sync();
        Path file = devices.sessionFile(0, NAME_FILE);
        devices.append(file, utf8("{\"customTitle\":\"one\",\"by\":\"user\",\"at\":\"2026-11-30T12:00:00.000Z\"}"));
        append(1, title("one"));
        append(1, message("u2", "u1", "more"));
        devices.sync();
        assertThat(file).content().contains("\"by\":\"user\"");
        append(1, title("two"));
        devices.sync();
        assertThat(file).hasContent("{\"customTitle\":\"two\"}");
        devices.device(0).roam().undo(Optional.empty());
        assertThat(file).content().contains("\"customTitle\":\"one\",\"by\":\"user\"");
    }

    @Test
    void aNameThatIsTakenAwayIsTakenOutOfTheFile() throws IOException {
        append(0, title("one"));
        devices.sync();
        Path file = devices.sessionFile(0, NAME_FILE);
        devices.append(file, utf8("{\"customTitle\":\"one\"}"));
        append(1, title(""));
        devices.sync();
        assertThat(file).hasContent("{\"customTitle\":\"\"}");
    }

    @Test
    void aSessionThatIsRemovedLosesItsNameAndGetsItBack() throws IOException {
        TestedSession session = new TestedSession(folder.resolve("alone"));
        session.place(session.newSession(), TestedSession.line("a"));
        Path file = session.project().resolve(ClaudeHome.ID).resolve(NAME_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"customTitle\":\"one\"}");
        UndoLog undo = session.probe.remove(ClaudeHome.ID).orElseThrow();
        assertThat(file).doesNotExist();
        session.probe.revert(undo);
        assertThat(file).hasContent("{\"customTitle\":\"one\"}");
        assertThat(session.main()).exists();
    }

    private void append(int device, byte[] line) {
        devices.append(devices.sessionFile(device), line);
        devices.device(device).machine().advance(java.time.Duration.ofMinutes(1));
    }

    private String lastName(int device) throws IOException {
        String text = Files.readString(devices.sessionFile(device));
        return text.substring(text.lastIndexOf("\"customTitle\":\"") + 15).replaceFirst("(?s)\".*", "");
    }

    private static byte[] title(String name) {
        return utf8("{\"type\":\"custom-title\",\"customTitle\":\"" + name.replace("\"", "\\\"") + "\",\"sessionId\":\""
                + ID + "\"}\n");
    }

    private static byte[] message(String id, String parent, String text) {
        return utf8("{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":\"" + parent
                + "\",\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"}}\n");
    }
}
