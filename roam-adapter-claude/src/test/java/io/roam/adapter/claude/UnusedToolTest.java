package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Roam;
import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a machine on which Claude Code was never started, or that has no adapter for its tool. */
class UnusedToolTest {
    @TempDir
    Path folder;

    @Test
    void theUserIsToldWhatToDo() throws IOException {
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        TestMachine bob = TestMachine.in(folder.resolve("bob"));
        ClaudeHome claude = ClaudeHome.on(ada);
        claude.write("projects/-home-ann-work/" + ClaudeHome.ID + ".jsonl", claude.user(ClaudeHome.ID, "hello"));
        Providers providers = Providers.of(List.of(new ClaudeAdapter()));
        init(ada, providers);
        init(bob, providers);
        try (Roam a = open(ada, providers);
                Roam b = open(bob, providers)) {
            String code = a.devices().pairingCode();
            a.sync();
            b.devices().pair(code, false);

            assertThat(b.sync().skipped()).singleElement().satisfies(skipped -> {
                assertThat(skipped.reason().what()).isEqualTo("claude was never used on this machine");
                assertThat(skipped.reason().remedy()).isEqualTo("start it here once, then run roam sync");
            });
            assertThatThrownBy(() -> b.resume(ClaudeHome.ID, Optional.empty()))
                    .isInstanceOf(NotPossibleException.class)
                    .hasMessageContaining("start it here once");
        }
        try (Roam b = open(bob, Providers.of(List.of()))) {
            assertThat(b.sync().skipped())
                    .extracting(skipped -> skipped.reason().what())
                    .containsExactly("no adapter for claude is installed here");
        }
    }

    private void init(TestMachine machine, Providers providers) throws IOException {
        Path meet = Files.createDirectories(folder.resolve("meet"));
        Roam.init(home(machine), machine.machine(), providers, Optional.empty(), Optional.of("folder:" + meet), true);
    }

    private static Roam open(TestMachine machine, Providers providers) {
        return Roam.open(home(machine), machine.machine(), providers, machine::advance);
    }

    private static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }
}
