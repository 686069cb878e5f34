package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.InitOptions;
import io.roam.api.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests devices whose sessions are behind links. */
final class LinkedFoldersTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;
    private Path projects;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        projects = ada.machine.home().resolve(".claude/projects");
    }

    private Path moveBehindLink(Path from, String name) throws IOException {
        Path real = ada.machine.folder("shared").resolve(name);
        Files.move(from, real);
        Files.createSymbolicLink(from, real);
        return real;
    }

    @Test
    void wordsTravelThereAndBack() throws IOException {
        Path real = moveBehindLink(projects, "projects");
        ada.addMessages(LAMP, ID, "one");
        Path project = moveBehindLink(ada.projectFolder(LAMP), "lamp");
        assertThat(ada.sync().captured()).hasSize(1);
        bob.sync();
        bob.addMessages(LAMP, ID, "two");
        bob.addMessages(LAMP, OTHER, "three");
        bob.sync();
        assertThat(ada.sync().placed()).hasSize(2);
        assertThat(project.resolve(ID + ".jsonl")).hasSameBinaryContentAs(bob.sessionFile(LAMP, ID));
        assertThat(project.resolve(OTHER + ".jsonl")).hasSameBinaryContentAs(bob.sessionFile(LAMP, OTHER));
        assertThat(real.resolve(ada.projectFolder(LAMP).getFileName())).isSymbolicLink();
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void whatIsAwayIsNotDeletedAndSaidSo() throws IOException {
        ada.addMessages(LAMP, ID, "one");
        ada.sync();
        Path real = moveBehindLink(projects, "projects");
        Path away = real.resolveSibling("away");
        Files.move(real, away);
        SyncReport report = ada.sync();
        assertThat(report.failures())
                .singleElement()
                .asString()
                .contains("projects: it is a link to " + real, "which is not there");
        assertThat(ada.conversations()).singleElement().matches(one -> one.state() == Conversation.State.HERE);
        Files.move(away, real);
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void profilesThatShareTheirProjectsHaveOneSession() throws IOException {
        Path work = ada.machine.folder(".claude-work");
        Files.createSymbolicLink(work.resolve("projects"), projects);
        ada.machine.with("CLAUDE_CONFIG_DIR", ada.machine.home().resolve(".claude") + "," + work);
        ada.addMessages(LAMP, ID, "one");
        assertThat(ada.sync().captured()).hasSize(1);
        bob.sync();
        bob.addMessages(LAMP, ID, "two");
        bob.sync();
        assertThat(ada.sync().placed()).hasSize(1);
        assertThat(Files.readAllLines(ada.sessionFile(LAMP, ID))).hasSize(2);
        assertThat(ada.sync().isQuiet()).isTrue();
        assertThat(ada.with(Roam::status).stores().stream()).hasSize(1);
    }

    @Test
    void initSaysWhatIsNotRead() throws IOException {
        TestDevice cleo = TestDevice.in(folder, "cleo");
        Path own = cleo.machine.home().resolve(".claude/projects");
        Files.delete(own);
        Files.createSymbolicLink(own, Path.of("/mnt/away"));
        assertThat(Roam.init(
                                cleo.home,
                                cleo.machine.machine(),
                                TestDevice.providers(),
                                InitOptions.none().named("cleo").allowingPlain())
                        .unread())
                .containsExactly("cannot read " + own + ": it is a link to /mnt/away, which is not there");
    }
}
