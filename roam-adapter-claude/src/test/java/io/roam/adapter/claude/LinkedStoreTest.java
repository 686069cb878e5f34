package io.roam.adapter.claude;

import static io.roam.adapter.claude.ClaudeHome.ID;
import static io.roam.adapter.claude.ClaudeHome.OTHER;
import static io.roam.adapter.claude.TestedSession.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which links in a configuration folder are followed. */
final class LinkedStoreTest {
    @TempDir
    Path folder;

    private TestedSession session;
    private ClaudeHome home;
    private Path outside;

    @BeforeEach
    void install() {
        session = new TestedSession(folder);
        home = session.home;
        outside = session.machine.folder("dotfiles");
    }

    private List<String> ids() {
        return session.probe.sessions().stream().map(SessionInfo::id).sorted().toList();
    }

    private List<String> read(String id) {
        return session.probe.read(id).stream().map(Record::toString).toList();
    }

    private List<String> unreadable() {
        return session.probe.with(store -> {
            List<String> reported = new ArrayList<>();
            store.visitSessions(new SessionVisitor() {
                @Override
                public void session(SessionInfo found) {}

                @Override
                public void unreadable(Path file, String why) {
                    reported.add(file.getFileName() + ": " + why);
                }
            });
            return reported;
        });
    }

    private Path link(String below, Path target) throws IOException {
        Path link = home.config().resolve(below);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, target);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void linkAll() throws IOException {
        Files.move(home.config().resolve("projects"), outside.resolve("sessions"));
        link("projects", outside.resolve("sessions"));
    }

    @Test
    void readsAFolderOfProjectsThatIsALink() throws IOException {
        linkAll();
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        home.write("projects/-x/" + ID + "/subagents/agent-1.jsonl", "b\n");
        assertThat(read(ID)).containsExactly("EVENT a", "EVENT of subagents/agent-1.jsonl b");
        assertThat(unreadable()).isEmpty();
    }

    @Test
    void readsAProjectThatIsALink() throws IOException {
        write(outside.resolve("any/" + ID + ".jsonl"), "a\n");
        write(outside.resolve("any/" + ID + "/tool-results/r.txt"), "r");
        link("projects/-x", outside.resolve("any"));
        assertThat(read(ID)).containsExactly("EVENT a", "FILE of tool-results/r.txt r");
        assertThat(unreadable()).isEmpty();
    }

    @Test
    void listsAProjectWithSeveralNamesOnce() throws IOException {
        home.write("projects/-new/" + ID + ".jsonl", "a\n");
        link("projects/-a-name-before", Path.of("-new"));
        link("projects/-loop", Path.of("."));
        link("projects/-up", Path.of(".."));
        assertThat(ids()).containsExactly(ID);
        assertThat(session.unexpected()).isEmpty();
        SessionInfo found = session.probe.session(ID);
        assertThat(found.mayBelongTo("/new")).isTrue();
        assertThat(found.mayBelongTo("/a/name/before")).isTrue();
        assertThat(found.mayBelongTo("/other")).isFalse();
    }

    @Test
    void readsFilesThatProgramsForSettingsLink() throws IOException {
        link("projects/-x/" + ID + ".jsonl", write(outside.resolve(ID + ".jsonl"), "a\n"));
        write(outside.resolve(ID + "/subagents/agent-1.jsonl"), "b\n");
        link("projects/-x/" + ID, outside.resolve(ID));
        home.write("projects/-x/" + OTHER + ".jsonl", "c\n");
        link("projects/-x/" + OTHER + "/subagents/agent-2.jsonl", Path.of("../../" + ID + "/subagents/agent-1.jsonl"));
        assertThat(read(ID)).containsExactly("EVENT a", "EVENT of subagents/agent-1.jsonl b");
        assertThat(session.probe.session(ID).size()).isEqualTo(4);
        assertThat(unreadable())
                .containsExactly("agent-2.jsonl: it is a link to ../../" + ID
                        + "/subagents/agent-1.jsonl, which has another name and is outside Claude Code's sessions");
    }

    @Test
    void readsAnAgentOfASessionBehindALinkInAnother() throws IOException {
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        home.write("projects/-x/" + ID + "/subagents/agent-1.jsonl", "b\n");
        home.write("projects/-x/" + OTHER + ".jsonl", "c\n");
        link("projects/-x/" + OTHER + "/subagents/agent-2.jsonl", Path.of("../../" + ID + "/subagents/agent-1.jsonl"));
        link("projects/-x/" + OTHER + "/subagents/agent-3.jsonl", Path.of("../../" + ID + ".jsonl"));
        link("projects/-x/" + OTHER + "/subagents/agent-4.jsonl", Path.of("../../swept.jsonl"));
        assertThat(read(OTHER))
                .containsExactly("EVENT c", "EVENT of subagents/agent-2.jsonl b", "EVENT of subagents/agent-3.jsonl a");
        assertThat(unreadable()).isEmpty();
    }

    @Test
    void readsNothingElseBehindLinks() throws IOException {
        Path secret = write(outside.resolve("id_ed25519"), "secret\n");
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        link("projects/-x/" + ID + "/tool-results/r.txt", secret);
        link("projects/-x/" + ID + "/subagents", outside);
        link("projects/-x/" + OTHER + ".jsonl", secret);
        link("projects/-x/" + OTHER, Path.of("/"));
        link("projects/-x/0c8e3d1b-7e30-4d1f-8a5f-2b3c4d5e6f70.jsonl", Path.of("/dev/zero"));
        link(
                "projects/-x/1d8e3d1b-7e30-4d1f-8a5f-2b3c4d5e6f70.jsonl",
                Path.of("1d8e3d1b-7e30-4d1f-8a5f-2b3c4d5e6f70.jsonl"));
        assertThat(ids()).containsExactly(ID);
        assertThat(read(ID)).containsExactly("EVENT a");
        assertThat(unreadable()).hasSize(6).allMatch(line -> line.contains("it is a link to "));
    }

    @Test
    void saysThatALinkLeadsNowhere() throws IOException {
        link("projects/-x", Path.of("/mnt/away"));
        assertThat(unreadable()).containsExactly("-x: it is a link to /mnt/away, which is not there");
        Files.delete(home.config().resolve("projects/-x"));
        Files.delete(home.config().resolve("projects"));
        link("projects", Path.of("/mnt/away/projects"));
        assertThat(unreadable()).containsExactly("projects: it is a link to /mnt/away/projects, which is not there");
        assertThat(session.refusal(session.newSession())).isPresent();
    }

    @Test
    void writesThroughLinkedFoldersAndTakesItBack() throws IOException {
        linkAll();
        Path real = Files.createDirectories(outside.resolve("project"));
        Files.createSymbolicLink(session.project(), real);
        UndoLog undo = session.place(session.newSession(), line("a"), line("subagents/agent-1.jsonl", "b"));
        assertThat(real.resolve(ID + ".jsonl")).hasContent("a\n").isRegularFile();
        assertThat(real.resolve(ID + "/subagents/agent-1.jsonl")).hasContent("b\n");
        assertThat(read(ID)).hasSize(2);
        session.probe.revert(undo);
        assertThat(real).isEmptyDirectory();
        assertThat(session.project()).isSymbolicLink();
    }

    @Test
    void writesThroughNoLinkInAProject() throws IOException {
        Path kept = write(outside.resolve(ID + ".jsonl"), "a\n");
        Files.createDirectories(session.project());
        Files.createSymbolicLink(session.main(), kept);
        assertThat(session.refusal(session.appendTo(Map.of()))
                        .orElseThrow()
                        .reason()
                        .what())
                .contains("is a symbolic link");
        assertThatThrownBy(() -> session.place(session.appendTo(Map.of()), line("b")))
                .isInstanceOf(AssertionError.class);
        assertThat(session.probe.remove(ID)).isEmpty();
        Files.delete(session.main());
        Files.writeString(session.main(), "a\n");
        Path agent = write(outside.resolve("agent-1.jsonl"), "b\n");
        Files.createDirectories(session.project().resolve(ID + "/subagents"));
        Files.createSymbolicLink(session.project().resolve(ID + "/subagents/agent-1.jsonl"), agent);
        assertThatThrownBy(() -> session.place(session.appendTo(Map.of()), line("subagents/agent-1.jsonl", "c")))
                .isInstanceOf(RoamException.class);
        assertThat(session.probe.remove(ID)).isEmpty();
        assertThat(kept).hasContent("a\n");
        assertThat(agent).hasContent("b\n");
        assertThat(session.main()).hasContent("a\n");
    }

    @Test
    void profilesThatShareTheirProjectsAreOneStore() throws IOException {
        Path work = session.machine.folder(".claude-work");
        Files.createSymbolicLink(work.resolve("projects"), home.config().resolve("projects"));
        session.machine.with("CLAUDE_CONFIG_DIR", work + "," + home.config());
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        List<StoreLocation> stores = new ClaudeAdapter().locate(session.machine.machine());
        assertThat(stores).containsExactly(StoreLocation.of(home.config()).alsoFor(Set.of("claude-work")));
        assertThat(stores.get(0).isOf("")).isTrue();
        assertThat(stores.get(0).isOf("claude-work")).isTrue();
        assertThat(stores.get(0).isOf("other")).isFalse();
    }

    @Test
    void aProjectThatProfilesShareIsOfTheOneThatHasIt() throws IOException {
        Path work = session.machine.folder(".claude-work/projects").getParent();
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        Files.createSymbolicLink(work.resolve("projects/-x"), home.config().resolve("projects/-x"));
        Path linked = Files.createDirectories(work.resolve("projects/-y")).resolve(ID + ".jsonl");
        Files.createSymbolicLink(linked, home.config().resolve("projects/-x/" + ID + ".jsonl"));
        session.machine.with("CLAUDE_CONFIG_DIR", work + "," + home.config());
        ClaudeAdapter adapter = new ClaudeAdapter();
        List<List<String>> sessions = new ArrayList<>();
        for (StoreLocation at : adapter.locate(session.machine.machine())) {
            List<String> ids = new ArrayList<>();
            try (var store = adapter.open(at, session.machine.machine())) {
                store.visitSessions(info -> ids.add(info.id()));
            }
            sessions.add(ids);
        }
        assertThat(sessions).containsExactly(List.of(), List.of(ID));
    }

    @Test
    void aSessionThatIsOpenInASharingProfileIsOpen() throws IOException {
        Path work = session.machine.folder(".claude-work");
        Files.createSymbolicLink(work.resolve("projects"), home.config().resolve("projects"));
        session.machine.with("CLAUDE_CONFIG_DIR", work + "," + home.config());
        home.write("projects/-x/" + ID + ".jsonl", "a\n");
        Set<Path> watched = session.probe.with(HistoryStore::watchedFolders);
        assertThat(watched).contains(work.resolve("sessions"), home.config().resolve("sessions"));
        session.machine.processes().start(4711, session.machine.clock().instant(), "/usr/bin/claude");
        write(work.resolve("sessions/4711.json"), "{\"pid\":4711,\"sessionId\":\"" + ID + "\"}");
        assertThat(session.probe.<SessionUse>with(store -> store.useOf(ID))).isInstanceOf(SessionUse.Open.class);
    }
}
