package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ada's session stays open in the real Claude Code while Bob continues it on another device. */
@NeedsRealProgram(RealProgram.CLAUDE)
@Execution(ExecutionMode.CONCURRENT)
class IdleDesktopTest {
    private static final String STOPPED = "This conversation was continued on bob (2 turns, just now).";

    @TempDir
    Path folder;

    private StandInServer model;
    private RoamScript roam;
    private Developer ada;
    private Developer bob;
    private String session;

    @BeforeEach
    void open() throws Exception {
        boolean possible = TmuxTerminal.isPossible();
        if (!possible) {
            System.err.println("SKIPPED IdleDesktopTest: there is no tmux to run Claude Code in");
        }
        assumeTrue(possible, "there is no tmux");
        RealClaude claude = new RealClaude(RealProgram.CLAUDE);
        model = StandInServer.open(new MessagesModel());
        roam = RoamScript.create(folder.resolve("my programs"));
        ada = new Developer(claude, model, folder.resolve("home/ada"), folder.resolve("home/ada/lamp"));
        bob = new Developer(claude, model, folder.resolve("Users/bob"), folder.resolve("Users/bob/lamp"));
        assertThat(ada.runClaude("-p", "hello from ada")).isEqualTo("ack 1");
        session = ada.requireOnlySession();
        TranscriptAging.spreadTimes(ada.transcript(session), Instant.now().minus(Duration.ofHours(1)));
        pairDevices();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = 0; i < 300 && RoamScript.isRunningInBackground(); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        if (model != null) {
            model.close();
        }
    }

    private void pairDevices() throws IOException {
        Path meet = Files.createDirectories(folder.resolve("stick"));
        ada.roam().init(meet);
        bob.roam().init(meet);
        String code = ada.roam().pairingCode();
        ada.roam().sync();
        bob.roam().pair(code);
        ada.roam().sync();
    }

    /** Bob adds two messages, which reach Ada's pool while her session is open. */
    private void continueAsBob() throws Exception {
        assertThat(bob.runClaude("--resume", session, "-p", "bob one")).isEqualTo("ack 2");
        TimeUnit.SECONDS.sleep(6); // Claude Code joins records of nearly the same time
        assertThat(bob.runClaude("--resume", session, "-p", "bob two")).isEqualTo("ack 3");
        bob.roam().sync();
        assertThat(ada.roam().sync()).contains("Claude Code (pid ");
    }

    private List<String> events(String words) throws IOException {
        return Files.readAllLines(ada.transcript(session)).stream()
                .filter(line -> line.contains("\"type\":\"user\"") && line.contains(words))
                .toList();
    }

    @Test
    void aPromptIsStoppedAndWhatWaitedIsThereAfterTheEnd() throws Exception {
        assertThat(roam.run(ada.home(), "hook", "install", "claude")).startsWith("installed in " + ada.home());
        try (TmuxTerminal terminal = ada.openTerminal("--resume", session)) {
            terminal.await("ack 1");
            continueAsBob();
            List<String> heard = model.lastTurns();
            terminal.type("ada again");
            terminal.await(STOPPED);
            terminal.await("To continue with them: /exit");
            assertThat(model.lastTurns()).isEqualTo(heard);
            assertThat(events("bob two")).isEmpty();
            terminal.press("C-u");
            terminal.type("/exit");
            terminal.awaitEnd();
        }
        for (int i = 0; i < 300 && events("bob two").isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(events("bob two")).hasSize(1);
        assertThat(ada.runClaude("--resume", session, "-p", "back at ada's")).isEqualTo("ack 4");
        assertThat(model.lastTurns())
                .containsExactly(
                        "user: hello from ada",
                        "assistant: ack 1",
                        "user: bob one",
                        "assistant: ack 2",
                        "user: bob two",
                        "assistant: ack 3",
                        "user: back at ada's");
        assertThat(RealClaude.transcripts(ada.home())).hasSize(1);
    }

    @Test
    void theSecondPromptGoesThrough() throws Exception {
        byte[] settings = "{\n  \"cleanupPeriodDays\": 20\n}".getBytes(UTF_8);
        Path file = Files.write(ada.home().resolve(".claude/settings.json"), settings);
        roam.run(ada.home(), "hook", "install", "claude");
        try (TmuxTerminal terminal = ada.openTerminal("--resume", session)) {
            terminal.await("ack 1");
            continueAsBob();
            assertThat(ada.runClaude("--resume", session, "-p", "ada all the same"))
                    .contains(STOPPED);
            terminal.type("ada all the same");
            terminal.await("ack 4");
            assertThat(model.lastTurns())
                    .containsExactly("user: hello from ada", "assistant: ack 1", "user: ada all the same");
            TimeUnit.SECONDS.sleep(1);
            terminal.type("/exit");
            terminal.awaitEnd();
        }
        assertThat(roam.run(ada.home(), "hook", "uninstall", "claude")).startsWith("removed from " + file);
        assertThat(file).hasBinaryContent(settings);
    }
}
