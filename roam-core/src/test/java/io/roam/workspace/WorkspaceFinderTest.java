package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceFinderTest {
    private static final String COMMIT = "a".repeat(40);
    private static final String SMALLER = "9" + "a".repeat(39);

    @Test
    void recordsPathHomeRemoteAndSubfolder() {
        Machine machine = TestMachine.linux();
        TestMachine.repository(machine, "src/engine", "git@github.com:ada/engine.git");
        TestMachine.folder(machine, "src/engine/core/x");

        assertThat(describe(machine, "/home/ada/src/engine/core/x"))
                .containsOnly(
                        Map.entry("path", "/home/ada/src/engine/core/x"),
                        Map.entry("home", "src/engine/core/x"),
                        Map.entry("remote", "github.com/ada/engine"),
                        Map.entry("subfolder", "core/x"),
                        Map.entry("repository", "git"),
                        Map.entry("os", "linux"));
        assertThat(describe(machine, "/home/ada/src/engine")).doesNotContainKey("subfolder");
    }

    @Test
    void recordsTheSameOnWindows() {
        Machine machine = TestMachine.windows();
        TestMachine.repository(machine, "src\\engine", "https://github.com/ada/engine");

        assertThat(describe(machine, "c:\\users\\ADA\\src\\engine\\core"))
                .containsEntry("home", "src/engine/core")
                .containsEntry("remote", "github.com/ada/engine")
                .containsEntry("subfolder", "core")
                .containsEntry("os", "windows");
    }

    @Test
    void aFolderThatIsGoneBelongsToWhatIsAround() {
        Machine machine = TestMachine.linux();
        TestMachine.repository(machine, "engine", "git@h:x/engine");

        assertThat(describe(machine, "/home/ada/engine/gone/deep")).containsEntry("subfolder", "gone/deep");
    }

    @Test
    void theHomeItselfIsADot() {
        assertThat(describe(TestMachine.linux(), "/home/ada")).containsEntry("home", ".");
        assertThat(describe(TestMachine.linux(), "/home/adam")).doesNotContainKey("home");
    }

    @Test
    void ofWhatIsNoPathHereOnlyTheTextIsRecorded() {
        assertThat(describe(TestMachine.linux(), "C:\\x")).containsOnly(Map.entry("path", "C:\\x"));
        assertThat(describe(TestMachine.windows(), "/home/ada")).containsOnly(Map.entry("path", "/home/ada"));
        assertThat(describe(TestMachine.linux(), "x\0y")).containsOnly(Map.entry("path", "x\0y"));
        assertThat(describe(TestMachine.linux(), "")).containsOnly(Map.entry("path", ""));
    }

    @Test
    void linksAreFollowed() throws IOException {
        Machine machine = TestMachine.linux();
        Path engine = TestMachine.repository(machine, "/data/engine", "git@h:x/engine");
        Path link = Files.createSymbolicLink(machine.home().resolve("link"), engine);

        assertThat(describe(machine, link + "/core"))
                .containsEntry("home", "link/core")
                .containsEntry("remote", "h/x/engine")
                .containsEntry("subfolder", "core");
    }

    @Test
    void aLinkedWorkingTreeHasTheRepositorysRemote() {
        Machine machine = TestMachine.linux();
        Path engine = TestMachine.repository(machine, "engine", "git@h:x/engine");
        Path own = engine.resolve(".git/worktrees/fix");
        TestMachine.file(own.resolve("HEAD"), "ref: refs/heads/fix\n");
        TestMachine.file(own.resolve("commondir"), "../..\n");
        TestMachine.file(machine.home().resolve("fix/.git"), "gitdir: " + own + "\n");

        assertThat(describe(machine, "/home/ada/fix/core"))
                .containsEntry("remote", "h/x/engine")
                .containsEntry("subfolder", "core");
    }

    @Test
    void aSubmoduleHasItsOwn() {
        Machine machine = TestMachine.linux();
        Path engine = TestMachine.repository(machine, "engine", "git@h:x/engine");
        TestMachine.file(engine.resolve(".git/modules/lib/HEAD"), "x");
        TestMachine.file(engine.resolve(".git/modules/lib/config"), "[remote \"origin\"]\nurl = git@h:x/lib\n");
        TestMachine.file(engine.resolve("lib/.git"), "gitdir: ../.git/modules/lib\n");

        assertThat(describe(machine, "/home/ada/engine/lib"))
                .containsEntry("remote", "h/x/lib")
                .doesNotContainKey("subfolder");
    }

    @Test
    void brokenRepositoriesAreNone() {
        Machine machine = TestMachine.linux();
        TestMachine.folder(machine, "a/.git");
        TestMachine.file(machine.home().resolve("b/.git"), "gitdir: /nowhere\n");
        TestMachine.file(machine.home().resolve("c/.git"), "gitdir: \0\n");
        Path bad = TestMachine.repository(machine, "d", "");
        TestMachine.file(bad.resolve(".git/config"), "[remote \"x]\n");

        for (String folder : List.of("a", "b", "c", "d")) {
            assertThat(describe(machine, "/home/ada/" + folder, COMMIT)).containsOnlyKeys("path", "home", "os");
        }
    }

    @Test
    void withoutARemoteTheSmallestRootCommitCounts() {
        Machine machine = TestMachine.linux();
        TestMachine.repository(machine, "lone", "/srv/git/lone.git");
        TestMachine.repository(machine, "shared", "git@h:x/y");

        assertThat(describe(machine, "/home/ada/lone/x", COMMIT, "warning: x", SMALLER))
                .containsEntry("root", SMALLER)
                .containsEntry("subfolder", "x")
                .doesNotContainKey("remote");
        assertThat(describe(machine, "/home/ada/shared", COMMIT)).doesNotContainKey("root");
        assertThat(describe(machine, "/home/ada/lone/x")).containsOnlyKeys("path", "home", "repository", "os");
    }

    @Test
    void aShallowCloneHasNoRoot() {
        Machine machine = TestMachine.linux();
        Path lone = TestMachine.repository(machine, "lone", "");
        TestMachine.file(lone.resolve(".git/shallow"), COMMIT);

        assertThat(describe(machine, "/home/ada/lone", COMMIT)).doesNotContainKey("root");
    }

    @Test
    void recordsThatAFolderIsInNoRepository() {
        Machine machine = TestMachine.linux();
        TestMachine.folder(machine, "notes");

        assertThat(describe(machine, "/home/ada/notes")).containsEntry("repository", "none");
        assertThat(describe(machine, "/home/ada/gone")).doesNotContainKey("repository");
    }

    @Test
    void aRepositoryOfTheHomeFolderIsNoProjectOfTheFoldersInIt() {
        Machine machine = TestMachine.linux();
        TestMachine.repository(machine, ".", "git@h:ada/dotfiles");
        TestMachine.folder(machine, "notes");

        assertThat(describe(machine, "/home/ada/notes"))
                .containsEntry("repository", "none")
                .doesNotContainKeys("remote", "subfolder");
        assertThat(describe(machine, "/home/ada")).containsEntry("remote", "h/ada/dotfiles");
    }

    @Test
    void gitIsAskedOncePerRepository() {
        Machine machine = TestMachine.linux();
        TestMachine.repository(machine, "lone", "");
        List<Path> asked = new ArrayList<>();
        WorkspaceFinder finder = new WorkspaceFinder(machine, folder -> {
            asked.add(folder);
            return List.of();
        });
        for (int i = 0; i < 10; i++) {
            finder.describe("/home/ada/lone/" + i);
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void insideWslWindowsPathsMeanFolders() {
        Machine machine = TestMachine.wsl();
        TestMachine.repository(machine, "/mnt/c/src/engine", "git@h:x/engine");
        TestMachine.repository(machine, "lib", "git@h:x/lib");

        assertThat(describe(machine, "C:\\src\\engine")).containsEntry("remote", "h/x/engine");
        assertThat(describe(machine, "\\\\wsl$\\ubuntu\\home\\ada\\lib")).containsEntry("remote", "h/x/lib");
        assertThat(describe(machine, "\\\\wsl$\\Debian\\home\\ada\\lib")).containsOnlyKeys("path");
    }

    private static Map<String, String> describe(Machine machine, String path, String... commits) {
        return new WorkspaceFinder(machine, folder -> List.of(commits))
                .describe(path)
                .toMap();
    }
}
