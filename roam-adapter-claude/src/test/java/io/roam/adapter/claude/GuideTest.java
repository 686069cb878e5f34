package io.roam.adapter.claude;

import static io.roam.adapter.claude.TwoDevices.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.transcript.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is placed ends so that the tool follows it, also if an old version wrote it. */
class GuideTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private TwoDevices devices;

    @BeforeEach
    void open() {
        devices = new TwoDevices(folder);
        append(0, devices.firstMessage());
        append(0, message("assistant", "a1", "u1"));
        append(0, utf8("{\"type\":\"system\",\"subtype\":\"turn_duration\",\"uuid\":\"s1\",\"parentUuid\":\"a1\"}\n"));
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void wordsBesideTheNamedLeafAreLedTo() throws IOException {
        append(0, lastPrompt("\"s1\""));
        devices.sync();
        append(1, message("user", "u2", "a1"));
        append(1, message("assistant", "a2", "u2"));
        devices.sync();
        assertThat(lastLine(0)).isEqualTo(guide("a2"));
        assertThat(lastLine(1)).contains("\"uuid\":\"a2\"");
        assertThat(devices.device(0).sync().isQuiet()).isTrue();
        assertThat(devices.device(1).sync().isQuiet()).isTrue();
        assertThat(devices.device(0).roam().conversations().transcript(ID).all())
                .allMatch(Message::active);

        append(0, message("user", "u3", "a2"));
        devices.sync();
        assertThat(devices.sessionFile(1)).hasSameBinaryContentAs(devices.sessionFile(0));
        assertThat(Files.readAllLines(devices.sessionFile(1))).containsOnlyOnce(guide("a2"));
    }

    @Test
    void aSecondDeviceGetsOneToo() throws IOException {
        append(0, lastPrompt("\"s1\""));
        append(0, message("user", "u2", "a1"));
        devices.sync();
        assertThat(lastLine(1)).isEqualTo(guide("u2"));
        devices.device(1).roam().undo(java.util.Optional.empty());
        assertThat(devices.sessionFile(1)).doesNotExist();
    }

    @Test
    void wordsThatContinueTheNamedLeafNeedNone() throws IOException {
        append(0, lastPrompt("\"s1\""));
        append(0, message("user", "u2", "s1"));
        devices.sync();
        append(1, message("user", "u3", "u2"));
        devices.sync();
        assertThat(devices.sessionFile(1)).hasSameBinaryContentAs(devices.sessionFile(0));
        assertThat(Files.readString(devices.sessionFile(0))).doesNotContain(guide("u3"));
    }

    @Test
    void neitherDoTheyWithoutSuchALineOrBehindACompaction() throws IOException {
        append(0, message("user", "u2", "a1"));
        append(0, lastPrompt("\"nowhere\""));
        append(0, message("user", "u3", "a1"));
        append(0, lastPrompt("\"s1\""));
        append(0, utf8("{\"type\":\"system\",\"subtype\":\"compact_boundary\",\"uuid\":\"c1\",\"parentUuid\":null}\n"));
        append(0, message("user", "u4", "c1"));
        devices.sync();
        assertThat(devices.sessionFile(1)).hasSameBinaryContentAs(devices.sessionFile(0));
    }

    @Test
    void aUserWhoWentBackIsNotLedOn() {
        append(0, message("user", "u2", "s1"));
        append(0, lastPrompt("\"a1\",\"explicit\":true"));
        devices.sync();
        assertThat(devices.sessionFile(1)).hasSameBinaryContentAs(devices.sessionFile(0));
    }

    @Test
    void wordsThatFollowAfterGoingBackAreLedTo() throws IOException {
        append(0, lastPrompt("null,\"explicit\":true"));
        devices.sync();
        append(1, message("user", "u2", "a1"));
        devices.sync();
        assertThat(lastLine(0)).isEqualTo(guide("u2"));
    }

    private void append(int device, byte[] line) {
        devices.append(devices.sessionFile(device), line);
        devices.device(device).machine().advance(Duration.ofMinutes(1));
    }

    private String lastLine(int device) throws IOException {
        List<String> lines = Files.readAllLines(devices.sessionFile(device));
        return lines.get(lines.size() - 1);
    }

    private static String guide(String leaf) {
        return "{\"type\":\"last-prompt\",\"sessionId\":\"" + ID + "\",\"leafUuid\":\"" + leaf + "\"}";
    }

    private static byte[] lastPrompt(String leaf) {
        return utf8("{\"type\":\"last-prompt\",\"lastPrompt\":\"hello\",\"leafUuid\":" + leaf + ",\"sessionId\":\"" + ID
                + "\"}\n");
    }

    private static byte[] message(String role, String id, String parent) {
        return utf8("{\"type\":\"" + role + "\",\"uuid\":\"" + id + "\",\"parentUuid\":\"" + parent
                + "\",\"message\":{\"role\":\"" + role + "\",\"content\":\"says " + id + "\"}}\n");
    }
}
