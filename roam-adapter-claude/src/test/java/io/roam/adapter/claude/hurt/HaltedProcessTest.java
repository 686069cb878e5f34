package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a real process that halts at some step. */
@Tag("slow")
final class HaltedProcessTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 14, 19, 24, 33, 41, 50, 55, 60, 66, 1000})
    void theNextOneCompletesItsWork(int step) throws IOException, InterruptedException {
        List<TestDevice> both = TestDevice.pair(folder);
        TestDevice ada = both.get(0);
        TestDevice bob = both.get(1);
        bob.workspace(LAMP);
        ada.addMessages(LAMP, ID, "one", "two");
        ada.addSideTrack(LAMP, ID, "tool-results/x.txt", "spilled");
        ada.machine.advance(Duration.ofHours(1));
        bob.machine.advance(Duration.ofHours(1));
        assertThat(run(step)).isEqualTo(step == 1000 ? 0 : HaltedProcess.HALTED);
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID))
                .hasSameBinaryContentAs(ada.sessionFile(LAMP, ID))
                .content()
                .hasLineCount(2);
        assertThat(bob.projectFolder(LAMP).resolve(ID).resolve("tool-results/x.txt"))
                .hasContent("spilled");
        assertThat(FolderContent.filesIn(bob.machine.home(), ".tmp")).isEmpty();
        assertThat(BatchFiles.packsOf(bob.home.data().resolve("pool"), ID)).hasSize(1);
        assertThat(BatchFiles.idsIn(bob.home.data())).hasSize(1);
        assertThat(ada.sync().isQuiet()).isTrue();
        assertThat(bob.sync().isQuiet()).isTrue();
    }

    private int run(int step) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder(
                        java, "-cp", classes, HaltedProcess.class.getName(), folder.toString(), String.valueOf(step))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        int code = process.waitFor();
        assertThat(Files.readString(log.toPath())).doesNotContain("Exception");
        return code;
    }
}
