package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.service.ProgramResult;
import io.roam.testkit.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LocalProgramStarterTest {
    @TempDir
    Path folder;

    @Test
    void aProgramRunsInTheFolderAndItsExitCodeIsReturned() throws Exception {
        Path work = Files.createDirectories(folder.resolve("my work"));
        Path tool = Files.createDirectories(folder.resolve("bin")).resolve("tool");
        Files.writeString(tool, "#!/bin/sh\necho \"$1 $GULL $(pwd)\" > said\nexit 42\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        TestMachine machine = TestMachine.in(folder)
                .with("PATH", "/nonexistent:" + tool.getParent() + ":/bin:/usr/bin")
                .with("GULL", "flies");
        assertThat(new LocalProgramStarter().run(List.of("tool", "a b"), work, machine.machine()))
                .contains(42);
        assertThat(Files.readString(work.resolve("said")).strip()).isEqualTo("a b flies " + work.toRealPath());
    }

    @Test
    void aQuietProgramIsHeardWholeAndGetsNoInput() throws Exception {
        Path tool = Files.createDirectories(folder.resolve("bin")).resolve("tool");
        Files.writeString(tool, "#!/bin/sh\ncat\necho \"out $1\"\necho \"err $GULL $PWD\" >&2\nexit 3\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        TestMachine machine = TestMachine.in(folder)
                .with("PATH", tool.getParent() + ":/bin:/usr/bin")
                .with("GULL", "flies");
        assertThat(new LocalProgramStarter().runForOutput(List.of("tool", "a b"), machine.machine()))
                .contains(new ProgramResult(3, "out a b\nerr flies " + machine.home()));
        assertThat(new LocalProgramStarter().runForOutput(List.of("no-such-tool"), machine.machine()))
                .isEmpty();
    }

    @Test
    void aProgramThatIsBegunHasNoTerminalAndIsNotWaitedFor() throws Exception {
        Path tool = folder.resolve("tool");
        Files.writeString(tool, """
                #!/bin/sh
                until [ -e go ]; do sleep 0.1; done
                echo loud; cat
                echo "$1 $GULL" > said.tmp && mv said.tmp said
                """);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        TestMachine machine =
                TestMachine.in(folder).with("PATH", "/usr/bin:/bin").with("GULL", "flies");
        new LocalProgramStarter().startInBackground(List.of(tool.toString(), "a b"), machine.machine());
        Path said = machine.home().resolve("said");
        assertThat(said).doesNotExist();
        Files.createFile(machine.home().resolve("go"));
        for (int i = 0; i < 100 && !Files.exists(said); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(said).hasContent("a b flies");
    }

    @Test
    void whatIsNotOnThePathIsNotThere() {
        TestMachine machine = TestMachine.in(folder).with("PATH", folder + "::/nonexistent");
        assertThat(new LocalProgramStarter().run(List.of("no-such-tool"), folder, machine.machine()))
                .isEmpty();
    }
}
