package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SkipReason;
import io.roam.spi.Reason;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a machine on which Claude Code was never started, or that has no adapter for its tool. */
class UnusedToolTest {
    @TempDir
    Path folder;

    private final Providers providers = Providers.of(List.of(new ClaudeAdapter()));
    private TestMachine ada;
    private TestMachine bob;

    @BeforeEach
    void say() throws IOException {
        ada = TestMachine.in(folder.resolve("ada"));
        bob = TestMachine.in(folder.resolve("bob"));
        ClaudeHome claude = ClaudeHome.on(ada);
        claude.write("projects/-home-ann-work/" + ClaudeHome.ID + ".jsonl", claude.user(ClaudeHome.ID, "hello"));
        init(ada, providers);
        init(bob, providers);
    }

    @Test
    void withoutTheProgramTheUserIsToldAndNothingIsMade() {
        try (Roam a = open(ada, providers);
                Roam b = open(bob, providers)) {
            pair(a, b);

            assertThat(b.sync().skipped()).singleElement().satisfies(skipped -> {
                assertThat(skipped.skipReason()).isEqualTo(SkipReason.NO_TOOL);
                assertThat(skipped.reason()).isEqualTo(new Reason("claude is not installed on this device", ""));
            });
            assertThat(bob.home().resolve(".claude")).doesNotExist();
        }
        try (Roam b = open(bob, Providers.of(List.of()))) {
            assertThat(b.sync().skipped())
                    .extracting(skipped -> skipped.reason().what())
                    .containsExactly("roam has no adapter for claude on this device");
        }
    }

    @Test
    void whatTheUserAsksForIsPlacedWithoutTheProgram() throws IOException {
        Path work = Files.createDirectories(bob.home().resolve("elsewhere"));
        try (Roam a = open(ada, providers);
                Roam b = open(bob, providers)) {
            pair(a, b);

            assertThat(b.restore(ClaudeHome.ID, Optional.of(work)).placed()).hasSize(1);
            assertThat(b.resume(ClaudeHome.ID, Optional.empty()).folder()).isEqualTo(work);
        }
        assertThat(transcripts()).hasSize(1);
    }

    @Test
    void aProgramThatWasNeverStartedFindsTheConversationAndUndoLeavesNothing() throws IOException {
        mapFolder();
        try (Roam a = open(ada, providers);
                Roam b = open(bob, providers)) {
            pair(a, b);
            assertThat(b.sync().placed()).isEmpty();
            install();

            assertThat(b.preview().placed()).hasSize(1);
            assertThat(bob.home().resolve(".claude")).doesNotExist();
            assertThat(b.sync().placed()).hasSize(1);
            assertThat(transcripts()).hasSize(1);
            assertThat(Files.getPosixFilePermissions(bob.home().resolve(".claude")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            b.undo(Optional.empty());
            assertThat(bob.home().resolve(".claude")).doesNotExist();
            assertThat(b.sync().placed()).isEmpty();
            assertThat(bob.home().resolve(".claude")).doesNotExist();
        }
    }

    @Test
    void aDataFolderThatIsGoneIsNotMadeAnew() throws IOException {
        install();
        mapFolder();
        try (Roam a = open(ada, providers);
                Roam b = open(bob, providers)) {
            pair(a, b);
            b.sync();
            Path away = bob.home().resolve("away");
            Files.move(bob.home().resolve(".claude"), away);
            ClaudeHome claude = ClaudeHome.on(ada);
            claude.write("projects/-home-ann-work/" + ClaudeHome.ID + ".jsonl", claude.user(ClaudeHome.ID, "more"));
            a.sync();
            assertThat(b.sync().placed()).isEmpty();
            assertThat(bob.home().resolve(".claude")).doesNotExist();
            Files.createSymbolicLink(bob.home().resolve(".claude"), bob.home().resolve("nowhere"));
            b.sync();
            assertThat(bob.home().resolve("nowhere")).doesNotExist();
        }
    }

    private void install() throws IOException {
        Path program = Files.createDirectories(bob.home().resolve(".local/bin")).resolve("claude");
        Files.createFile(program, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private void mapFolder() throws IOException {
        Path work = Files.createDirectories(bob.home().resolve("elsewhere"));
        try (Roam b = open(bob, providers)) {
            b.folders().map("/home/ann/work", work);
        }
    }

    private List<Path> transcripts() throws IOException {
        try (Stream<Path> all = Files.walk(bob.home().resolve(".claude"))) {
            return all.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    private static void pair(Roam a, Roam b) {
        String code = a.devices().pairingCode();
        a.sync();
        b.devices().pair(code, false);
        a.sync();
    }

    private void init(TestMachine machine, Providers providers) throws IOException {
        Path meet = Files.createDirectories(folder.resolve("meet"));
        Roam.init(
                home(machine),
                machine.machine(),
                providers,
                InitOptions.none().via("folder:" + meet).allowingPlain());
    }

    private static Roam open(TestMachine machine, Providers providers) {
        return Roam.open(home(machine), machine.machine(), providers, machine::advance);
    }

    private static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }
}
