package io.roam.adapter.claude;

import static io.roam.adapter.claude.ClaudeHome.ID;
import static io.roam.adapter.claude.ClaudeHome.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.claude.jsonl.TooLargeException;
import io.roam.spi.Os;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final String NEW = "2d9f4e2c-8f41-4e20-9b60-3c4d5e6f7081";

    @TempDir
    Path folder;

    private TestedSession session;
    private ClaudeHome home;

    @BeforeEach
    void install() {
        session = new TestedSession(folder);
        home = session.home;
    }

    @Test
    void onlyFilesNamedLikeSessionsAreOnes() {
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        home.write("projects/-x/" + OTHER + ".jsonl", "");
        home.write("projects/-x/notes.jsonl", "a\n");
        home.write("projects/-x/sessions-index.json", "{}");
        home.write("projects/-x/memory/MEMORY.md", "m");
        home.write("projects/-x/agent-12345678.jsonl", "{\"sessionId\":\"" + NEW + "\"}\n");
        assertThat(session.probe.sessions()).extracting(SessionInfo::id).containsExactlyInAnyOrder(ID, OTHER);
        assertThat(session.unexpected())
                .containsExactlyInAnyOrder(
                        "notes.jsonl: not a session file name", "agent-12345678.jsonl: belongs to no session");
    }

    @Test
    void transcriptsOfAgentsWithoutASessionAreTold() {
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        home.write("projects/-x/" + ID + "/subagents/agent-1234567.jsonl", "a\n");
        home.write("projects/-x/" + OTHER + "/subagents/agent-1234567.jsonl", "a\n");
        home.write("projects/-x/" + NEW + "/subagents/agent-1234567.jsonl", "a\n");
        home.write("projects/-x/memory/subagents/agent-1234567.jsonl", "a\n");
        assertThat(session.probe.sessions()).extracting(SessionInfo::id).containsExactly(ID);
        assertThat(session.unexpected())
                .containsExactly(
                        "subagents: it contains subagents of a deleted session, as do other folders next to it (1)");
    }

    @Test
    void ofAnIdInTwoProjectsTheNewestIsTheSession() throws IOException {
        Path old = home.write("projects/-b/" + ID + ".jsonl", "old\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        home.write("projects/-a/" + ID + ".jsonl", "new\n");
        assertThat(session.probe.sessions()).hasSize(1);
        assertThat(session.probe.read(ID)).extracting(Record::toString).containsExactly("EVENT new");
        assertThat(session.unexpected()).singleElement().asString().contains("newer");
    }

    @Test
    void whereNothingHappenedNothingIsLookedAt() {
        Path a = home.write("projects/-a/" + ID + ".jsonl", "a\n");
        home.write("projects/-b/" + OTHER + ".jsonl", "b\n");
        session.probe.with(store -> {
            List<SessionInfo> first = new ArrayList<>();
            store.visitSessions(first::add);
            home.write("projects/-a/" + ID + ".jsonl", "a, and more\n");
            home.write("projects/-b/" + OTHER + ".jsonl", "b, and more\n");
            home.write("projects/-c/" + NEW + ".jsonl", "c\n");
            List<SessionInfo> again = new ArrayList<>();
            store.visitSessions(Set.of(a.getParent()), again::add);
            assertThat(again).extracting(SessionInfo::id).containsExactlyInAnyOrder(ID, OTHER, NEW);
            assertThat(again).filteredOn(info -> info.id().equals(ID)).noneMatch(first::contains);
            assertThat(again).filteredOn(info -> info.id().equals(OTHER)).allMatch(first::contains);
            return again;
        });
    }

    @Test
    void whatWasAskedForAloneIsLookedAtWithTheOthers() {
        home.write("projects/-a/" + ID + ".jsonl", "a\n");
        session.probe.with(store -> {
            store.visitSessions(info -> {});
            home.write("projects/-a/" + ID + ".jsonl", "a, and more\n");
            String now = store.session(ID).orElseThrow().fingerprint();
            List<SessionInfo> again = new ArrayList<>();
            store.visitSessions(Set.of(), again::add);
            assertThat(again).extracting(SessionInfo::fingerprint).containsExactly(now);
            return again;
        });
    }

    @Test
    void aSessionBelongsToEveryFolderOfItsProjectsName() {
        home.write("projects/-home-a-b/" + ID + ".jsonl", "a\n");
        SessionInfo info = session.probe.session(ID);
        assertThat(info.mayBelongTo("/home/a/b")).isTrue();
        assertThat(info.mayBelongTo("/home/a-b")).isTrue();
        assertThat(info.mayBelongTo("/home/A/b")).isFalse();
        session.machine.with(Os.WINDOWS);
        assertThat(session.probe.session(ID).mayBelongTo("/home/A/b")).isTrue();
    }

    @Test
    void sideTracksComeByNameAndWholeFilesOnlyWhenTheyChanged() throws IOException {
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        home.write("projects/-x/" + ID + "/tool-results/t.txt", "t");
        home.write("projects/-x/" + ID + "/subagents/agent-1.jsonl", "s\n");
        var first = session.probe.read(ID, Position.START);
        assertThat(first.records())
                .extracting(Record::track)
                .containsExactly("", "subagents/agent-1.jsonl", "tool-results/t.txt");
        assertThat(session.probe.read(ID, first.position()).records()).isEmpty();
        Path file = home.config().resolve("projects/-x/" + ID + "/tool-results/t.txt");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(session.probe.read(ID, first.position()).records()).isEmpty();
        Files.writeString(file, "T");
        assertThat(session.probe.read(ID, first.position()).records())
                .extracting(Record::track)
                .containsExactly("tool-results/t.txt");
    }

    @Test
    void factsAreWhatTheRecordsSay() {
        String main = "projects/-x/" + ID + ".jsonl";
        home.write(main, home.user(ID, "first   words"));
        home.write(main, home.model(ID, "m", "{\"type\":\"text\",\"text\":\"x\"}"));
        SessionFacts facts = session.probe.read(ID, Position.START).facts();
        assertThat(facts.title()).contains("first words 1");
        assertThat(facts.folders()).containsExactly("/home/ann/work");
        assertThat(facts.toolVersion()).contains("2.1.330");
        assertThat(facts.firstMessageTime()).contains(Instant.parse("2026-11-22T10:00:01Z"));
        assertThat(facts.lastMessageTime()).contains(Instant.parse("2026-11-22T10:00:02Z"));
        assertThat(facts.messageCount()).isEqualTo(1);
        home.write(
                main,
                "{\"type\":\"custom-title\",\"customTitle\":\"given\"}\n{\"type\":\"ai-title\",\"aiTitle\":\"made\"}\n");
        assertThat(session.probe.read(ID, Position.START).facts().title()).contains("given");
    }

    @Test
    void longFirstWordsAreCut() {
        String main = "projects/-x/" + ID + ".jsonl";
        home.write(
                main,
                "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"\\u00e4\\n"
                        + "😀".repeat(5000) + "\"}]}}\n");
        String title = session.probe.read(ID, Position.START).facts().title().orElseThrow();
        assertThat(title).startsWith("ä 😀").endsWith("…").hasSizeLessThan(170);
    }

    @Test
    void theToolsOwnSettingSaysHowLongSessionsAreKept() {
        assertThat(session.probe.with(HistoryStore::retention)).contains(Duration.ofDays(30));
        home.write("settings.json", "{\"permissions\":{\"cleanupPeriodDays\":1},\"cleanupPeriodDays\":90}");
        assertThat(session.probe.with(HistoryStore::retention)).contains(Duration.ofDays(90));
    }

    @Test
    void settingsThatAreLinksAreReadWhereTheyLead() throws IOException {
        Path kept = session.machine.folder("dotfiles").resolve("claude.json");
        Files.writeString(kept, "{\"cleanupPeriodDays\":7}");
        Path link = home.config().resolve("settings.json");
        Files.createSymbolicLink(link, kept);
        assertThat(session.probe.with(HistoryStore::retention)).contains(Duration.ofDays(7));
        Files.delete(kept);
        assertThat(session.probe.with(HistoryStore::retention)).contains(Duration.ofDays(30));
    }

    @Test
    void whatIsTooLargeForOneRecordIsNamedAndNotRead() throws IOException {
        home.write("projects/-x/" + ID + "/tool-results/a.txt", "x");
        home.write("projects/-x/" + ID + ".jsonl", "{}\n");
        for (String name : List.of("/tool-results/a.txt", ".jsonl")) {
            Path file = home.config().resolve("projects/-x/" + ID + name);
            try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
                hole.setLength((1L << 28) + 10);
            }
            assertThatThrownBy(() -> session.probe.read(ID))
                    .isInstanceOf(TooLargeException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void locationsComeFromTheEnvironmentOrTheHome() throws IOException {
        ClaudeAdapter adapter = new ClaudeAdapter();
        assertThat(adapter.locate(session.machine.machine())).hasSize(1);
        Path one = session.machine.folder("one");
        Path two = session.machine.folder("two, and more");
        session.machine.with("CLAUDE_CONFIG_DIR", two.toString());
        assertThat(adapter.locate(session.machine.machine()))
                .extracting(at -> at.root())
                .containsExactly(two);
        session.machine.with("CLAUDE_CONFIG_DIR", one + "," + session.machine.folder("three") + ":/nowhere");
        assertThat(adapter.locate(session.machine.machine())).hasSize(2);
        String list = one + "," + session.machine.folder("three");
        Path byMistake = Files.createDirectories(Path.of(list));
        session.machine.with("CLAUDE_CONFIG_DIR", list);
        assertThat(adapter.locate(session.machine.machine())).hasSize(2);
        Files.createDirectories(byMistake.resolve("projects/-x"));
        Files.writeString(byMistake.resolve("projects/-x/" + ID + ".jsonl"), "said in it\n");
        assertThat(adapter.locate(session.machine.machine()))
                .extracting(at -> at.root())
                .containsExactly(one, session.machine.folder("three"), byMistake);
        assertThat(adapter.locate(session.machine.machine()))
                .allMatch(at -> adapter.resumeEnvironment(at, session.machine.machine())
                        .equals(Map.of("CLAUDE_CONFIG_DIR", at.root().toString())));
        session.machine.with("CLAUDE_CONFIG_DIR", "/nowhere");
        assertThat(adapter.locate(session.machine.machine())).isEmpty();
    }
}
