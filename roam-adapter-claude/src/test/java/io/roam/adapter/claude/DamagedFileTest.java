package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a session that a power loss, or a cloud drive, left empty or full of NUL bytes. */
final class DamagedFileTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String SIDE = "subagents/agent-a1.jsonl";
    private static final String SPILLED = "tool-results/t1.txt";

    @TempDir
    private Path folder;

    private TwoDevices devices;
    private Path file;
    private byte[] whole;

    @BeforeEach
    void pairThem() throws IOException {
        devices = new TwoDevices(folder);
        file = devices.sessionFile(0);
        say("u1", "");
        say("u2", "u1");
        say("u3", "u2");
        devices.append(devices.sessionFile(0, SIDE), line("a1", ""));
        devices.append(devices.sessionFile(0, SPILLED), TwoDevices.utf8("what a tool printed"));
        devices.sync();
        whole = Files.readAllBytes(file);
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private byte[] line(String id, String parent) {
        String link = parent.isEmpty() ? "null" : "\"" + parent + "\"";
        return TwoDevices.utf8("{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":" + link + ",\"sessionId\":\""
                + ID + "\",\"cwd\":\"" + devices.device(0).machine().folder("work")
                + "\",\"message\":{\"role\":\"user\",\"content\":\"the words of " + id + "\"}}\n");
    }

    private void say(String id, String parent) {
        devices.append(file, line(id, parent));
    }

    private void requireMended(byte[] expected) throws IOException {
        SyncReport report = devices.device(0).sync();
        assertThat(report.problems())
                .anyMatch(problem ->
                        problem.sentence().contains(ID) && problem.sentence().contains("is lost"));
        devices.sync();
        assertThat(Files.readAllBytes(file)).isEqualTo(expected);
        assertThat(devices.device(0).roam().conversations().list()).hasSize(1);
        assertThat(devices.device(0).roam().conversations().list().get(0).branches())
                .isEqualTo(1);
        assertThat(Files.readAllBytes(devices.sessionFile(1))).isEqualTo(expected);
        assertThat(devices.device(0).sync().problems()).isEmpty();
    }

    @Test
    void isCompletedIfItIsEmpty() throws IOException {
        Files.write(file, new byte[0]);
        requireMended(whole);
    }

    @Test
    void isCompletedIfItIsNulBytes() throws IOException {
        Files.write(file, new byte[whole.length]);
        requireMended(whole);
    }

    @Test
    void isCompletedIfItIsTheBeginningOfItsFirstRecord() throws IOException {
        Files.write(file, Arrays.copyOf(whole, 20));
        requireMended(whole);
    }

    @Test
    void isCompletedIfItEndsInNulBytes() throws IOException {
        for (int kept : new int[] {1, 20, whole.length / 2, whole.length - 1, whole.length}) {
            byte[] damaged = Arrays.copyOf(Arrays.copyOf(whole, kept), whole.length + 100);
            Files.write(file, damaged);
            devices.device(0).loseCache();
            requireMended(whole);
        }
    }

    @Test
    void keepsWhatTheUserSaidBehindNulBytes() throws IOException {
        Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, whole.length - 30), whole.length + 4096));
        say("u4", "u3");
        say("u5", "u4");
        devices.sync();
        devices.sync();

        String now = Files.readString(file);
        assertThat(now).startsWith(new String(whole, StandardCharsets.UTF_8)).contains("words of u4", "words of u5");
        assertThat(now).doesNotContain("\0");
        assertThat(devices.device(0).roam().conversations().list()).hasSize(1);
    }

    @Test
    void whatWasNeverCapturedIsNoConversation() throws IOException {
        Path other = file.resolveSibling("22222222-3333-4444-8555-666666666666.jsonl");
        Files.write(other, new byte[5000]);
        SyncReport report = devices.device(0).sync();
        assertThat(report.problems()).anyMatch(problem -> problem.sentence().contains("roam has no copy"));
        devices.sync();
        assertThat(devices.device(0).roam().conversations().list()).hasSize(1);
    }

    @Test
    void sideTracksAreCompletedToo() throws IOException {
        Path side = devices.sessionFile(0, SIDE);
        Path spilled = devices.sessionFile(0, SPILLED);
        byte[] sideBefore = Files.readAllBytes(side);
        Files.write(spilled, new byte[19]);
        Files.write(side, new byte[sideBefore.length]);
        devices.sync();
        devices.sync();

        assertThat(spilled).hasContent("what a tool printed");
        assertThat(devices.sessionFile(1, SPILLED)).hasContent("what a tool printed");
        assertThat(Files.readString(side)).contains("words of a1");
        Files.write(spilled, new byte[0]);
        devices.sync();
        assertThat(spilled).hasContent("what a tool printed");
    }
}
