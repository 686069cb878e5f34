package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.testkit.TestDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transcripts of subagents that stand beside the sessions, as versions up to 2.0 kept them. */
final class LegacyAgentTest {
    private static final String ONE = "11111111-2222-4333-8444-555555555555";
    private static final String TWO = "22222222-3333-4444-8555-666666666666";

    @TempDir
    private Path folder;

    private TwoDevices devices;

    @BeforeEach
    void pairThem() {
        devices = new TwoDevices(folder);
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private Path file(int device, String name) {
        return devices.sessionFile(device).resolveSibling(name);
    }

    private void say(int device, String session, String id, String parent) {
        String link = parent.isEmpty() ? "null" : "\"" + parent + "\"";
        append(
                device,
                session + ".jsonl",
                "{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":" + link + ",\"sessionId\":\"" + session
                        + "\",\"cwd\":\"" + devices.device(device).machine().folder("work")
                        + "\",\"message\":{\"role\":\"user\",\"content\":\"" + id + "\"}}");
    }

    private void append(int device, String name, String line) {
        devices.append(file(device, name), TwoDevices.utf8(line + "\n"));
    }

    private static String agent(String session, String id) {
        return "{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":null,\"isSidechain\":true,\"sessionId\":\""
                + session + "\",\"message\":{\"role\":\"user\",\"content\":\"" + id + "\"}}";
    }

    private List<String> lines(int device, String name) throws IOException {
        return Files.readAllLines(file(device, name));
    }

    private void requireSilence() {
        for (int round = 0; round < 4; round++) {
            for (int device = 0; device < 2; device++) {
                TestDevice one = devices.device(device).loseCache();
                assertThat(one.sync().isQuiet()).isTrue();
            }
        }
    }

    @Test
    void standsOnceAlthoughItsConversationHasTwoSessionsHere() throws IOException {
        say(0, ONE, "u1", "");
        append(0, "agent-aaaaaaaa.jsonl", agent(ONE, "a1"));
        devices.sync();
        say(0, ONE, "u2", "u1");
        say(1, ONE, "v2", "u1");
        append(1, "agent-eeeeeeee.jsonl", agent(ONE, "e1"));
        append(1, "agent-aaaaaaaa.jsonl", agent(ONE, "a2"));
        devices.sync();

        requireSilence();
        for (int device = 0; device < 2; device++) {
            assertThat(lines(device, "agent-aaaaaaaa.jsonl")).containsExactly(agent(ONE, "a1"), agent(ONE, "a2"));
            assertThat(lines(device, "agent-eeeeeeee.jsonl")).containsExactly(agent(ONE, "e1"));
        }
    }

    @Test
    void aLineBelongsToTheSessionThatItNames() throws IOException {
        String name = "agent-aaaaaaaa.jsonl";
        say(0, ONE, "u1", "");
        say(0, TWO, "w1", "");
        for (String line : List.of(
                "{\"type\":\"mode\"}", agent(ONE, "a1"), agent(TWO, "b1"), "not a JSON object", agent(ONE, "a2"))) {
            append(0, name, line);
        }
        devices.sync();
        append(1, name, agent(TWO, "b2"));
        devices.sync();

        requireSilence();
        assertThat(lines(1, name))
                .containsExactlyInAnyOrder(agent(ONE, "a1"), agent(ONE, "a2"), agent(TWO, "b1"), agent(TWO, "b2"));
        assertThat(lines(0, name))
                .containsExactly(
                        "{\"type\":\"mode\"}",
                        agent(ONE, "a1"),
                        agent(TWO, "b1"),
                        "not a JSON object",
                        agent(ONE, "a2"),
                        agent(TWO, "b2"));
    }

    @Test
    void whatNamesNoSessionIsReportedAndLeftAlone() throws IOException {
        say(0, ONE, "u1", "");
        append(0, "agent-aaaaaaaa.jsonl", "{\"type\":\"mode\"}");
        append(0, "agent-bbbbbbbb.jsonl", agent(TWO, "b1"));
        devices.sync();

        requireSilence();
        assertThat(file(1, ONE + ".jsonl")).exists();
        assertThat(file(1, "agent-aaaaaaaa.jsonl")).doesNotExist();
        assertThat(file(1, "agent-bbbbbbbb.jsonl")).doesNotExist();
        assertThat(devices.device(0).roam().preview().problems())
                .anyMatch(problem -> problem.sentence().contains("agent-aaaaaaaa.jsonl: belongs to no session"));
    }

    @Test
    void aSessionThatComesBackFindsItsLinesStillThere() throws IOException {
        String name = "agent-aaaaaaaa.jsonl";
        say(0, ONE, "u1", "");
        say(0, TWO, "w1", "");
        append(0, name, agent(ONE, "a1"));
        append(0, name, agent(TWO, "b1"));
        devices.sync();
        Files.delete(file(0, ONE + ".jsonl"));
        devices.sync();
        devices.device(0).roam().restore(ONE, Optional.empty());

        assertThat(file(0, ONE + ".jsonl")).exists();
        requireSilence();
        assertThat(lines(0, name)).containsExactly(agent(ONE, "a1"), agent(TWO, "b1"));
    }

    @Test
    void undoTakesBackTheLinesOfOneSessionAlone() throws IOException {
        String name = "agent-aaaaaaaa.jsonl";
        say(0, ONE, "u1", "");
        append(0, name, agent(ONE, "a1"));
        devices.sync();
        say(1, TWO, "w1", "");
        append(1, name, agent(TWO, "b1"));
        append(0, name, agent(ONE, "a2"));
        say(0, ONE, "u2", "u1");
        devices.sync();
        assertThat(lines(1, name)).containsExactly(agent(ONE, "a1"), agent(TWO, "b1"), agent(ONE, "a2"));
        devices.device(1).roam().undo(Optional.empty());

        assertThat(lines(1, name)).containsExactly(agent(ONE, "a1"), agent(TWO, "b1"));
    }

    @Test
    void aLineThatGrowsByBlanksBelongsToItsSessionAlone() throws IOException {
        String name = "agent-aaaaaaaa.jsonl";
        say(0, ONE, "u1", "");
        append(0, name, agent(ONE, "a1"));
        devices.append(file(0, name), TwoDevices.utf8(agent(ONE, "a2")));
        devices.device(0).machine().advance(Duration.ofMinutes(1));
        devices.sync();
        append(0, name, "  ");
        append(0, name, agent(ONE, "a3"));
        devices.sync();

        requireSilence();
        assertThat(lines(1, name)).contains(agent(ONE, "a1"), agent(ONE, "a2"), agent(ONE, "a3"));
        assertThat(devices.device(1).sync().skipped()).isEmpty();
    }
}
