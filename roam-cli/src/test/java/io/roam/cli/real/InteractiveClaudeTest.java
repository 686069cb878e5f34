package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Claude Code in a terminal: a permission granted on one device is not granted on another. */
@NeedsRealProgram(RealProgram.CLAUDE)
class InteractiveClaudeTest {
    private static final String LOOSE = "accept edits on";

    @TempDir
    Path folder;

    private StandInServer model;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void open() throws IOException {
        boolean possible = TmuxTerminal.isPossible();
        if (!possible) {
            System.err.println("SKIPPED InteractiveClaudeTest: there is no tmux to run Claude Code in");
        }
        assumeTrue(possible, "there is no tmux");
        RealClaude claude = new RealClaude(RealProgram.CLAUDE);
        model = StandInServer.open(new MessagesModel());
        ada = new Developer(claude, model, folder.resolve("home/ada"), folder.resolve("home/ada/lamp"));
        bob = new Developer(claude, model, folder.resolve("Users/bob"), folder.resolve("Users/bob/lamp"));
    }

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void permissionsDoNotTravelAndAnOpenSessionIsLeftAlone() throws Exception {
        try (TmuxTerminal terminal = ada.openTerminal("--permission-mode", "acceptEdits")) {
            terminal.await(LOOSE);
            terminal.type("hello from ada");
            terminal.await("ack 1");
            exitClaude(terminal);
        }
        String session = ada.requireOnlySession();
        assertThat(permissionModes(ada.transcript(session))).isNotEmpty();
        TranscriptAging.spreadTimes(ada.transcript(session), Instant.now().minus(Duration.ofHours(1)));
        Path meet = Files.createDirectories(folder.resolve("stick"));
        ada.roam().init(meet);
        bob.roam().init(meet);
        String code = ada.roam().pairingCode();
        ada.roam().sync();
        bob.roam().pair(code);
        ada.roam().sync();

        assertThat(permissionModes(bob.transcript(session))).isEmpty();
        assertThat(bob.files(session)).isEqualTo(withoutModes(ada.files(session)));
        RoamUser.ResumeCommand how = bob.roam().resume(session);
        String[] arguments = how.command().subList(1, how.command().size()).toArray(String[]::new);
        try (TmuxTerminal terminal = bob.openTerminal(arguments)) {
            terminal.await("ack 1");
            assertThat(terminal.screen()).doesNotContain(LOOSE);
            terminal.type("hello from bob");
            terminal.await("ack 2");
            List<String> said =
                    new ArrayList<>(List.of("user: hello from ada", "assistant: ack 1", "user: hello from bob"));
            assertThat(model.lastTurns()).isEqualTo(said);

            bob.roam().sync();
            ada.roam().sync();
            TimeUnit.SECONDS.sleep(5);
            said.addAll(List.of("assistant: ack 2", "user: ada meanwhile"));
            assertThat(ada.runClaude("-c", "-p", "ada meanwhile")).isEqualTo("ack 3");
            assertThat(model.lastTurns()).isEqualTo(said);

            ada.roam().sync();
            byte[] before = Files.readAllBytes(bob.transcript(session));
            assertThat(bob.roam().sync()).contains("Claude Code (pid ");
            assertThat(bob.transcript(session)).hasBinaryContent(before);
            exitClaude(terminal);

            TimeUnit.SECONDS.sleep(5);
            bob.roam().sync();
            said.addAll(List.of("assistant: ack 3", "user: bob later"));
            assertThat(bob.runClaude("--resume", session, "-p", "bob later")).isEqualTo("ack 4");
            assertThat(model.lastTurns()).isEqualTo(said);
        }
    }

    private static void exitClaude(TmuxTerminal terminal) throws Exception {
        TimeUnit.SECONDS.sleep(1);
        terminal.type("/exit");
        terminal.awaitEnd();
    }

    private static List<String> permissionModes(Path transcript) throws IOException {
        return Files.readAllLines(transcript, UTF_8).stream()
                .filter(InteractiveClaudeTest::isPermissionMode)
                .toList();
    }

    private static TreeMap<String, String> withoutModes(TreeMap<String, String> files) {
        TreeMap<String, String> without = new TreeMap<>();
        files.forEach((name, text) -> {
            List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
            lines.removeIf(InteractiveClaudeTest::isPermissionMode);
            without.put(name, String.join("", lines));
        });
        return without;
    }

    private static boolean isPermissionMode(String line) {
        return line.contains("\"type\":\"permission-mode\"");
    }
}
