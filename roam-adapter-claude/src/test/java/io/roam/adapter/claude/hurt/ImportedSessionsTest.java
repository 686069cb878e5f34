package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static io.roam.adapter.claude.hurt.TestDevice.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.Conversation;
import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the import of sessions from elsewhere: one, a folder, all of an old computer. */
final class ImportedSessionsTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private Path disk;

    @BeforeEach
    void prepare() throws IOException {
        ada = TestDevice.in(folder, "ada");
        ada.init();
        ada.addMessages(LAMP, ID, "one", "two");
        ada.sync();
        disk = Files.createDirectories(folder.resolve("disk/home/jane/.claude"));
    }

    private List<Conversation> importAll(Path file) {
        return ada.with(roam -> roam.importFile(file).conversations());
    }

    private Path oldSession(String id, String word) throws IOException {
        Path file = disk.resolve("projects/-home-jane-code/" + id + ".jsonl");
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file,
                "{\"parentUuid\":null,\"isSidechain\":false,\"cwd\":\"/home/jane/code\",\"sessionId\":\"" + id
                        + "\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + word
                        + "\"},\"uuid\":\"u-" + word + "\",\"timestamp\":\"2025-01-01T00:00:00Z\"}\n");
    }

    private int messages(String id) {
        return ada.messageCount(id);
    }

    @Test
    void takesAWholeConfigurationFolder() throws IOException {
        oldSession(OTHER, "old");
        oldSession(SECRET, "older");
        Path agent = disk.resolve("projects/-home-jane-code/" + OTHER + "/subagents/agent-1.jsonl");
        Files.createDirectories(agent.getParent());
        Files.writeString(agent, "{\"type\":\"user\",\"isSidechain\":true,\"uuid\":\"a\"}\n");
        for (Path named :
                List.of(disk, disk.getParent(), disk.resolve("projects"), disk.resolve("projects/-home-jane-code"))) {
            assertThat(importAll(named)).as(named.toString()).hasSize(2);
        }
        assertThat(messages(OTHER)).isEqualTo(2);
        SyncReport after = ada.sync();
        assertThat(after.placed()).isEmpty();
        assertThat(ada.conversations()).hasSize(3);
        Path here = Files.createDirectories(ada.machine.home().resolve("code"));
        assertThat(ada.with(roam -> roam.restore(OTHER, Optional.of(here))).placed())
                .hasSize(1);
        Path placed = ada.projectFolder("code").resolve(OTHER + ".jsonl");
        assertThat(placed).hasSameBinaryContentAs(disk.resolve("projects/-home-jane-code/" + OTHER + ".jsonl"));
        assertThat(ada.projectFolder("code").resolve(OTHER + "/subagents/agent-1.jsonl"))
                .exists();
        ada.with(roam -> roam.undo(Optional.empty()));
        assertThat(placed).doesNotExist();
        assertThat(messages(OTHER)).isEqualTo(2);
    }

    @Test
    void takesOneTranscriptOfAnyName() throws IOException {
        Path one = oldSession(OTHER, "old");
        assertThat(importAll(one)).hasSize(1);
        assertThat(importAll(one)).hasSize(1);
        Path renamed = Files.move(oldSession(SECRET, "older"), folder.resolve("talk.jsonl.bak"));
        assertThat(importAll(renamed)).hasSize(1);
        assertThat(messages(SECRET)).isEqualTo(1);
        assertThat(ada.sync().failures()).isEmpty();
    }

    @Test
    void aCopyOfASessionHereBecomesABranch() throws IOException {
        Path copy = folder.resolve(ID + ".sync-conflict-20261120-101010-ABCDEFG.jsonl");
        byte[] before = Files.readAllBytes(ada.sessionFile(LAMP, ID));
        ada.addMessages(LAMP, ID, "laptop only");
        Files.move(ada.sessionFile(LAMP, ID), copy);
        Files.write(ada.sessionFile(LAMP, ID), before);
        ada.addMessages(LAMP, ID, "desk only");
        ada.sync();
        assertThat(importAll(copy)).hasSize(1);
        assertThat(ada.with(roam -> roam.conversations().branches(ID)).branches())
                .hasSize(2);
        assertThat(ada.sync().placed()).hasSize(1);
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void whatIsHereStaysAsItIs() throws IOException {
        Path own = ada.machine.home().resolve(".claude");
        assertThat(importAll(own)).hasSize(1);
        assertThat(importAll(ada.sessionFile(LAMP, ID))).hasSize(1);
        Path session = ada.sessionFile(LAMP, ID);
        Path copy = Files.copy(session, session.resolveSibling(ID + ".sync-conflict-20261120-101010-ABCDEFG.jsonl"));
        assertThat(ada.with(roam -> roam.importFile(copy)).withoutFolder())
                .as("no folder was taken for what is known")
                .isEmpty();
        Files.delete(copy);
        SyncReport after = ada.sync();
        assertThat(after.isQuiet()).isTrue();
        assertThat(ada.conversations()).singleElement().matches(one -> one.state() == Conversation.State.HERE);
    }

    @Test
    void oneThatCannotBeReadDoesNotStopTheOthers() throws IOException {
        oldSession(OTHER, "old");
        Files.createSymbolicLink(disk.resolve("projects/-home-jane-code/" + SECRET + ".jsonl"), Path.of("/nowhere"));
        Conversation.Imported report = ada.with(roam -> roam.importFile(disk));
        assertThat(report.conversations()).hasSize(1);
        assertThat(report.failures()).singleElement().asString().contains(SECRET);
        assertThat(messages(OTHER)).isEqualTo(1);
    }

    @Test
    void nothingElseIsTaken() throws IOException {
        Path other = Files.writeString(folder.resolve("list.jsonl"), "{\"type\":\"user\"}\n");
        Path agent = Files.writeString(
                folder.resolve("agent-1.jsonl"),
                "{\"type\":\"user\",\"uuid\":\"a\",\"isSidechain\":true,\"sessionId\":\"" + OTHER + "\"}\n");
        for (Path file : List.of(other, agent, Files.createDirectories(folder.resolve("empty")))) {
            assertThatThrownBy(() -> importAll(file)).hasMessageContaining("unknown file format");
        }
    }
}
