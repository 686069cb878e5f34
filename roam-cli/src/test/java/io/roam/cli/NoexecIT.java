package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the distribution where the temporary folder is mounted so that no program runs from it. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class NoexecIT {
    @TempDir
    Path folder;

    private Path mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            run("umount", mounted.toString());
        }
    }

    @Test
    void everythingRunsWithATemporaryFolderThatRunsNoPrograms() throws Exception {
        mounted = Files.createDirectories(folder.resolve("tmp"));
        boolean mayMount = run("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", mounted.toString()) == 0;
        mounted = mayMount ? mounted : null;
        assumeTrue(mayMount, "only root may mount");
        Path stick = Files.createDirectories(folder.resolve("stick"));
        Map<String, String> environment = Map.of("ROAM_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));

        assertThat(Distribution.built(folder)
                        .run(environment, "init", "--name", "here", "--via", "folder:" + stick, "--unencrypted")
                        .code())
                .isZero();
        Distribution.Result synced = Distribution.built(folder).run(environment, "sync");
        assertThat(synced.code()).as(synced.toString()).isZero();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
