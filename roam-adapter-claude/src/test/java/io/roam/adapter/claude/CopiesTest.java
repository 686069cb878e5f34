package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.SearchQuery;
import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
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

/** Sessions that the tool copied under ids of their own: forks, and sessions in the background. */
final class CopiesTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String COPY = "22222222-3333-4444-8555-666666666666";

    @TempDir
    private Path folder;

    private TestDevices devices;

    @BeforeEach
    void pairThem() throws IOException {
        devices = TestDevices.in(folder, 2, new ClaudeAdapter());
        devices.all().forEach(device -> device.machine().folder(".claude/projects"));
        devices.all().forEach(device -> device.machine().folder(".claude/sessions"));
        String common = line(ID, "u1", "null", "the harbour") + line(ID, "u2", "\"u1\"", "at night");
        write(ID, common + line(ID, "u3", "\"u2\"", "with ships"));
        write(COPY, (common + line(ID, "c3", "\"u2\"", "without gulls")).replace(ID, COPY));
        devices.get(0).machine().advance(Duration.ofSeconds(10));
        devices.syncAll();
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private Path work() {
        return devices.get(0).machine().folder("work");
    }

    private String line(String session, String id, String parent, String words) {
        return "{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":" + parent + ",\"sessionId\":\"" + session
                + "\",\"timestamp\":\"" + devices.get(0).machine().clock().instant() + "\",\"cwd\":\"" + work()
                + "\",\"message\":{\"role\":\"user\",\"content\":\"" + words + "\"}}\n";
    }

    private void write(String session, String text) throws IOException {
        Path project = devices.get(0)
                .machine()
                .folder(".claude/projects/" + work().toString().replaceAll("[^A-Za-z0-9]", "-"));
        Files.writeString(project.resolve(session + ".jsonl"), text);
    }

    @Test
    void theyAreBranchesOfOneConversationInLists() {
        for (TestDevice device : devices.all()) {
            Conversation one = only(device.roam().conversations().list());
            assertThat(one.branches()).isEqualTo(2);
            assertThat(one.copies()).hasSize(1);
            assertThat(lastWords(device, ID)).isEqualTo("u3");
            assertThat(lastWords(device, COPY)).isEqualTo("c3");
        }
    }

    @Test
    void theirCommonWordsAreFoundOnceAndTheirOwnAll() {
        for (TestDevice device : devices.all()) {
            assertThat(device.roam().conversations().search(query("harbour")))
                    .singleElement()
                    .satisfies(found -> assertThat(found.matches()).hasSize(1));
            for (String own : List.of("ships", "gulls")) {
                assertThat(device.roam().conversations().search(query(own)))
                        .singleElement()
                        .satisfies(found -> assertThat(found.matches()).hasSize(1));
            }
        }
    }

    @Test
    void theLatestWordsOfAllOfThemComeFirst() throws IOException {
        Path copy = devices.get(0)
                .machine()
                .folder(".claude/projects/" + work().toString().replaceAll("[^A-Za-z0-9]", "-"))
                .resolve(COPY + ".jsonl");
        devices.get(0).machine().advance(Duration.ofHours(1));
        String later = line(COPY, "c4", "\"c3\"", "the harbour again");
        Files.writeString(copy, Files.readString(copy) + later);
        devices.get(0).machine().advance(Duration.ofSeconds(10));
        devices.syncAll();
        assertThat(devices.get(1).roam().conversations().search(query("harbour")))
                .singleElement()
                .satisfies(found -> assertThat(found.matches())
                        .extracting(match -> match.line())
                        .containsExactly("the harbour again", "the harbour"));
    }

    private static SearchQuery query(String word) {
        return SearchQuery.of(word).atMost(10, 10);
    }

    private static Conversation only(List<Conversation> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String lastWords(TestDevice device, String id) {
        List<Message> all = device.roam().conversations().transcript(id).all();
        return all.get(all.size() - 1).id();
    }
}
