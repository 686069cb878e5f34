package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first sync on a laptop where Claude Code was never started, and where projects lie in another way than on the desktop. */
class FirstDaysTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;

    @BeforeEach
    void createDevices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        Files.delete(laptop.machine.home().resolve(".claude"));
        Files.createFile(
                laptop.machine.folder(".local/bin").resolve("claude"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Test
    void theCloneHasAnotherName() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path here = clone(laptop, "work/lamp-2", "acme/lamp");

        assertAdded(session, here);
    }

    @Test
    void theConversationWasInAWorktree() throws Exception {
        Path main = clone(desktop, "code/lamp", "acme/lamp");
        String session = say(worktree(main, desktop.machine.folder("code/lamp-fix")));
        Path here = clone(laptop, "work/lamp", "acme/lamp");
        worktree(here, laptop.machine.folder("work/lamp-other"));

        assertAdded(session, here);
    }

    @Test
    void theSameWorktreeIsHere() throws Exception {
        Path main = clone(desktop, "code/lamp", "acme/lamp");
        String session = say(worktree(main, desktop.machine.folder("code/lamp-fix")));
        Path here = worktree(clone(laptop, "code/lamp", "acme/lamp"), laptop.machine.folder("code/lamp-fix"));

        assertAdded(session, here);
    }

    @Test
    void theCloneHereHasTheForkAsAFurtherRemote() throws Exception {
        String session = say(clone(desktop, "code/lamp", "ada/lamp"));
        Path here = clone(laptop, "work/lamp", "acme/lamp");
        Files.writeString(
                here.resolve(".git/config"),
                "[remote \"origin\"]\n\turl = git@example.org:acme/lamp.git\n[remote \"ada\"]\n\turl = https://example.org/ada/lamp\n");

        assertAdded(session, here);
    }

    @Test
    void theCloneHereIsAnotherFork() throws Exception {
        say(clone(desktop, "code/lamp", "ada/lamp"));
        clone(laptop, "work/lamp", "acme/lamp");

        assertNotAdded("example.org/ada/lamp");
    }

    @Test
    void theConversationWasInAFolderOfAMonorepo() throws Exception {
        Path top = clone(desktop, "code/mono", "acme/mono");
        String session = say(Files.createDirectories(top.resolve("packages/web")));
        Path here = clone(laptop, "src/github.com/acme/mono", "acme/mono").resolve("packages/web");
        Files.createDirectories(here);

        assertAdded(session, here);
    }

    @Test
    void withoutARepositoryTheSamePathBelowHomeCounts() throws Exception {
        String session = say(desktop.machine.folder("notes/lamp"));
        Path here = laptop.machine.folder("notes/lamp");

        assertAdded(session, here);
    }

    @Test
    void withoutARepositoryAndWithoutThePathNothingIsAdded() throws Exception {
        Path there = desktop.machine.folder("notes/lamp");
        say(there);

        Files.createDirectories(laptop.machine.home().resolve("other/lamp"));
        pair();
        laptop.runOk("sync");
        assertThat(withoutFolder()).containsExactly(there.toString());
    }

    @Test
    void aPathOfWindowsIsMappedOnce() throws Exception {
        String path = "C:\\Users\\ada\\code\\lamp";
        String session = say(Path.of(path));
        Path here = laptop.machine.folder("code/lamp");
        pair();
        laptop.runOk("sync");
        assertThat(withoutFolder()).containsExactly(path);

        laptop.runOk("map", "C:\\Users\\ada\\code", here.getParent().toString());
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(here, session)).exists();
    }

    @Test
    void theToolIsNotInstalled() throws Exception {
        Files.delete(laptop.machine.home().resolve(".local/bin/claude"));
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path here = clone(laptop, "work/lamp", "acme/lamp");
        pair();

        laptop.runOk("sync");
        assertThat(laptop.runOk("status").out()).contains("not installed on this device");
        assertThat(laptop.machine.home().resolve(".claude")).doesNotExist();
        assertThat(laptop.runOk("show", session).out()).contains("Why?");
        assertThat(laptop.runOk("resume", session, "--print").out()).contains("cd " + here, "claude --resume");
        assertThat(laptop.sessionFile(here, session)).exists();
    }

    @Test
    void anAddressMayHaveAnyForm() throws Exception {
        List<String> forms = List.of(
                "https://example.org/acme/lamp",
                "https://ada@example.org/acme/lamp.git/",
                "ssh://git@example.org:22/acme/lamp.git",
                "git://example.org/acme/lamp",
                "git@EXAMPLE.org:/acme/lamp");
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        pair();
        for (int i = 0; i < forms.size(); i++) {
            Path here = clone(laptop, "work" + i + "/lamp", "acme/lamp");
            setRemote(here, forms.get(i));
            laptop.runOk("sync");
            assertThat(laptop.sessionFile(here, session)).as(forms.get(i)).exists();
            laptop.runOk("undo");
            delete(here);
            laptop.runOk("sync");
            session = sayLater("code/lamp");
        }
    }

    @Test
    void ofTwoClonesTheUserPicksOne() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path first = clone(laptop, "src/lamp", "acme/lamp");
        Path second = clone(laptop, "work/lamp", "acme/lamp");
        assertThat(pair().out()).contains("1 in 1 project with several clones here", "roam map");
        assertThat(laptop.runOk("sync").out()).as("it is said once").doesNotContain("clones");
        assertThat(laptop.runOk("map").out()).contains("~/src/lamp", "~/work/lamp");

        CommandResult picked = laptop.runWithInput("2\n", true, "map");
        assertThat(picked.out()).contains("1  ~/src/lamp", "2  ~/work/lamp", "to ~/work/lamp");
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(second, session)).exists();
        assertThat(laptop.sessionFile(first, session)).doesNotExist();
    }

    @Test
    void theCloneIsMadeLater() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        laptop.machine.folder("work");
        assertNotAdded("example.org/acme/lamp");
        laptop.runOk("sync");

        Path here = clone(laptop, "work/lamp", "acme/lamp");
        assertThat(laptop.runOk("sync").out()).contains("Added \"The lamp\" to Claude Code · ~/work/lamp");
        assertThat(laptop.sessionFile(here, session)).exists();
    }

    @Test
    void theCloneIsRemovedLater() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path here = clone(laptop, "work/lamp", "acme/lamp");
        assertAdded(session, here);
        delete(here);

        assertThat(laptop.runOk("sync").out()).contains("Already up to date").doesNotContain("Removed");
        String later = sayLater("code/lamp");
        laptop.runOk("sync");
        assertThat(here).as("no folder is made").doesNotExist();
        assertThat(laptop.sessionFile(here, later)).doesNotExist();
        assertThat(withoutFolder()).containsExactly("example.org/acme/lamp");
    }

    @Test
    void theCloneIsMoved() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path before = clone(laptop, "work/lamp", "acme/lamp");
        assertAdded(session, before);
        Path here = laptop.machine.folder("src").resolve("lamp");
        Files.move(before, here);

        String later = sayLater("code/lamp");
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(here, later)).exists();
        assertThat(before).doesNotExist();
    }

    @Test
    void theCloneHereIsASubmodule() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path outer = clone(laptop, "work/harbour", "acme/harbour");
        Path modules = Files.createDirectories(outer.resolve(".git/modules/lamp"));
        Files.writeString(modules.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(modules.resolve("config"), "[remote \"origin\"]\n\turl = https://example.org/acme/lamp\n");
        Path here = Files.createDirectories(outer.resolve("libs/lamp"));
        Files.writeString(here.resolve(".git"), "gitdir: ../../.git/modules/lamp\n");
        Files.writeString(outer.resolve(".gitmodules"), "[submodule \"lamp\"]\n\tpath = libs/lamp\n\turl = x\n");

        assertAdded(session, here);
    }

    @Test
    void aBareRepositoryIsNoFolderForConversations() throws Exception {
        say(clone(desktop, "code/lamp", "acme/lamp"));
        for (String name : List.of("work/lamp", "work/lamp.git")) {
            Path bare = laptop.machine.folder(name);
            Files.writeString(bare.resolve("HEAD"), "ref: refs/heads/main\n");
            Files.writeString(bare.resolve("config"), "[remote \"origin\"]\n\turl = git@example.org:acme/lamp.git\n");
        }

        assertNotAdded("example.org/acme/lamp");
    }

    @Test
    void undoLeavesNoMess() throws Exception {
        String session = say(clone(desktop, "code/lamp", "acme/lamp"));
        Path here = clone(laptop, "work/lamp", "acme/lamp");
        assertAdded(session, here);

        laptop.runOk("undo");
        assertThat(laptop.machine.home().resolve(".claude")).doesNotExist();
        laptop.runOk("sync");
        assertThat(laptop.machine.home().resolve(".claude")).doesNotExist();
    }

    /** Starts another conversation in a folder of the desktop, and sends it. */
    private String sayLater(String below) throws Exception {
        Path there = clone(desktop, below, "acme/lamp");
        String session = desktop.startConversation(there, "The tide", "When?", "At six.");
        desktop.runOk("sync");
        deleteFoldersOfDesktop();
        return session;
    }

    private static void setRemote(Path clone, String address) throws Exception {
        Files.writeString(clone.resolve(".git/config"), "[remote \"origin\"]\n\turl = " + address + "\n");
    }

    private static void delete(Path folder) throws Exception {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private String say(Path workspace) {
        return desktop.startConversation(workspace, "The lamp", "Why?", "Because.");
    }

    private void assertAdded(String session, Path here) throws Exception {
        pair();
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(here, session)).exists();
    }

    private void assertNotAdded(String project) throws Exception {
        pair();
        laptop.runOk("sync");
        assertThat(withoutFolder()).containsExactly(project);
        assertThat(laptop.machine.home().resolve(".claude")).doesNotExist();
    }

    private List<String> withoutFolder() {
        return laptop.runOk("map", "--json").json().objects("withoutFolder").stream()
                .map((JsonObject one) -> one.string("from"))
                .toList();
    }

    private static Path clone(TestDevice device, String below, String name) throws Exception {
        Path git = Files.createDirectories(device.machine.folder(below).resolve(".git"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("config"), "[remote \"origin\"]\n\turl = git@example.org:" + name + ".git\n");
        return git.resolveSibling("");
    }

    private static Path worktree(Path main, Path linked) throws Exception {
        Path own = Files.createDirectories(main.resolve(".git/worktrees").resolve(linked.getFileName()));
        Files.writeString(own.resolve("HEAD"), "ref: refs/heads/fix\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(linked.resolve(".git"), "gitdir: " + own + "\n");
        return linked;
    }

    /** Deletes the projects of the desktop, whose paths do not exist on another machine. */
    private void deleteFoldersOfDesktop() throws Exception {
        for (String name : List.of("code", "notes")) {
            Path top = desktop.machine.home().resolve(name);
            if (Files.exists(top)) {
                MoreFiles.deleteRecursively(top, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        }
    }

    private CommandResult pair() throws Exception {
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        desktop.runOk("sync");
        deleteFoldersOfDesktop();
        CommandResult asked = laptop.askToPair(desktop);
        desktop.runOk("sync");
        return asked;
    }
}
