package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real git, where there is one. */
class InstalledGitTest {
    @TempDir
    Path folder;

    private Path home;
    private Machine machine;

    @BeforeEach
    void gitIsHere() throws IOException, InterruptedException {
        home = folder.toRealPath();
        machine = machine(Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "GIT_DIR", "/nowhere"));
        assumeTrue(available());
    }

    private Machine machine(Map<String, String> environment) {
        return TestMachine.at(home, Os.named(System.getProperty("os.name")), environment);
    }

    private boolean available() throws InterruptedException {
        try {
            return git(home, "--version").startsWith("git");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void findsTheRemoteOfAClone() throws Exception {
        Path engine = repository("engine");
        git(engine, "remote", "add", "backup", "/srv/x");
        git(engine, "remote", "add", "origin", "https://ada:secret@GitHub.com/ada/\"engine\".git");
        git(engine, "worktree", "add", "-q", "../fix");

        assertThat(describe(engine))
                .containsEntry("remote", "github.com/ada/\"engine\"")
                .doesNotContainKey("root");
        assertThat(describe(home.resolve("fix/core")))
                .containsEntry("remote", "github.com/ada/\"engine\"")
                .containsEntry("subfolder", "core");
    }

    @Test
    void findsTheSubmodulesRemote() throws Exception {
        Path engine = repository("engine");
        Path lib = repository("lib");
        git(engine, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", lib.toString(), "lib");
        git(engine.resolve("lib"), "remote", "set-url", "origin", "git@h:x/lib");

        assertThat(describe(engine.resolve("lib"))).containsEntry("remote", "h/x/lib");
    }

    @Test
    void findsTheRootCommitWhereThereIsNoRemote() throws Exception {
        Path lone = repository("lone");
        String root = git(lone, "rev-parse", "HEAD").strip();
        commit(lone, "second");
        git(home, "clone", "-q", "lone", "copy");

        assertThat(describe(lone)).containsEntry("root", root);
        assertThat(describe(home.resolve("copy"))).containsEntry("root", root);
    }

    @Test
    void aShallowCloneHasNone() throws Exception {
        Path lone = repository("lone");
        commit(lone, "second");
        git(home, "clone", "-q", "--depth=1", lone.toUri().toString(), "copy");

        assertThat(describe(home.resolve("copy"))).doesNotContainKey("root");
    }

    @Test
    void anEmptyRepositoryHasNone() throws Exception {
        git(home, "init", "-q", "empty");

        assertThat(describe(home.resolve("empty"))).containsOnlyKeys("path", "home", "os", "repository");
    }

    @Test
    void withoutGitThereIsNone() throws Exception {
        Path lone = repository("lone");
        machine = machine(Map.of("PATH", ".:" + home));

        assertThat(describe(lone)).doesNotContainKey("root");
    }

    @Test
    void aGitThatHangsIsNotWaitedFor() throws Exception {
        assumeTrue(machine.os() != Os.WINDOWS);
        Path program = TestMachine.file(home.resolve("bin/git"), "#!/bin/sh\nexec sleep 60\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        machine = machine(Map.of("PATH", home.resolve("bin") + ":/bin:/usr/bin"));

        assertThat(new InstalledGit(machine, Duration.ofMillis(50)).rootCommits(home))
                .isEmpty();
    }

    private Map<String, String> describe(Path path) {
        return new WorkspaceFinder(machine).describe(path.toString()).toMap();
    }

    private Path repository(String name) throws Exception {
        git(home, "init", "-q", name);
        commit(home.resolve(name), "first");
        return home.resolve(name);
    }

    private void commit(Path repository, String message) throws Exception {
        git(repository, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", message);
    }

    private String git(Path in, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + output).isZero();
        return output;
    }
}
