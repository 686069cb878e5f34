package io.roam.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.RoamHome;
import io.roam.cli.shell.NoLauncherException;
import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJobTest {
    @TempDir
    Path folder;

    TestMachine machine;

    @BeforeEach
    void machine() {
        machine = TestMachine.in(folder)
                .with("ROAM_LAUNCHER", folder.resolve("roam").toString());
    }

    private ServiceJob job() {
        return ServiceJob.of(machine.machine(), RoamHome.of(machine.machine()));
    }

    @Test
    void whatTheShellKnowsIsPassedOn() {
        machine.with("PATH", "/bin").with("JAVA_HOME", "/java").with("EDITOR", "vi");
        machine.with("XDG_CACHE_HOME", "/fast").with("CLAUDE_CONFIG_DIR", "/claude");
        assertThat(job().environment())
                .containsOnlyKeys("XDG_CACHE_HOME", "CLAUDE_CONFIG_DIR", "JAVA_HOME", "PATH")
                .containsEntry("JAVA_HOME", "/java");
        assertThat(job().suffix()).isEmpty();
    }

    @Test
    void theJavaThatRunsIsNamedIfTheUserNamesNone() {
        assertThat(job().environment()).containsEntry("JAVA_HOME", System.getProperty("java.home"));
    }

    @Test
    void anotherHomeHasAServiceOfItsOwn() {
        machine.with("ROAM_HOME", "other");
        assertThat(job().suffix()).matches("-[0-9a-f]{8}");
        assertThat(job().environment())
                .containsEntry("ROAM_HOME", machine.home().resolve("other").toString());
        String other = job().suffix();
        machine.with("ROAM_HOME", "third");
        assertThat(job().suffix()).isNotEqualTo(other);
        machine.with("ROAM_HOME", "").with("XDG_DATA_HOME", folder.toString());
        assertThat(job().suffix()).matches("-[0-9a-f]{8}");
    }

    @Test
    void theLauncherIsAbsolute() {
        machine.with("ROAM_LAUNCHER", "./roam");
        assertThatThrownBy(this::job)
                .isInstanceOf(NoLauncherException.class)
                .hasMessageContaining("./roam; hint: run this with the script roam");
        machine.with("ROAM_LAUNCHER", "");
        assertThatThrownBy(this::job).isInstanceOf(NoLauncherException.class);
    }
}
