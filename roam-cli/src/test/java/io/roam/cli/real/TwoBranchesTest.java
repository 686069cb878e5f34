package io.roam.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Claude Code on two devices that continued one conversation before they synced again. */
@NeedsRealProgram(RealProgram.CLAUDE)
class TwoBranchesTest {
    @TempDir
    Path folder;

    private StandInServer model;
    private Developer ada;
    private Developer bob;
    private Instant time = Instant.now().minus(Duration.ofHours(3));

    @BeforeEach
    void open() throws IOException {
        RealClaude claude = new RealClaude(RealProgram.CLAUDE);
        model = StandInServer.open(new MessagesModel());
        ada = new Developer(claude, model, folder.resolve("home/ada"), folder.resolve("home/ada/work/lamp"));
        bob = new Developer(claude, model, folder.resolve("Users/bob"), folder.resolve("Users/bob/code/light"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void bothAreHeardOnBothAndWhatIsSaidInASiblingComesHome() throws Exception {
        assertThat(ada.runClaude("-p", "first words")).isEqualTo("ack 1");
        String session = ada.requireOnlySession();
        TranscriptAging.spreadTimes(ada.transcript(session), time);
        pairDevices();

        List<String> adas = new ArrayList<>(List.of("user: first words", "assistant: ack 1"));
        List<String> bobs = new ArrayList<>(adas);
        addMessages(ada, session, adas, "ada one", "ada two", "ada three");
        addMessages(bob, session, bobs, "bob one", "bob two", "bob three");
        syncBoth();

        String bobsAtAda = ada.requireOtherSession(session);
        String adasAtBob = bob.requireOtherSession(session);
        assertThat(ada.roam().resume(bobsAtAda).command()).endsWith("--resume", bobsAtAda);
        addMessages(ada, bobsAtAda, bobs, "ada on bob's branch");
        addMessages(bob, adasAtBob, adas, "bob on ada's branch");
        syncBoth();

        addMessages(ada, session, adas, "ada goes on");
        addMessages(bob, session, bobs, "bob goes on");
        syncBoth();

        assertThat(ada.messageLines(session)).hasSize(adas.size()).isEqualTo(bob.messageLines(adasAtBob));
        assertThat(bob.messageLines(session)).hasSize(bobs.size()).isEqualTo(ada.messageLines(bobsAtAda));
        assertThat(ada.requireOtherSession(session)).isEqualTo(bobsAtAda);
        assertThat(bob.requireOtherSession(session)).isEqualTo(adasAtBob);
    }

    /** Adds messages to a session; each time the model must get exactly the messages of that branch. */
    private void addMessages(Developer who, String session, List<String> said, String... prompts) throws IOException {
        Path transcript = who.transcript(session);
        int before = Files.readAllLines(transcript).size();
        for (String prompt : prompts) {
            String answer = who.runClaude("--resume", session, "-p", prompt);
            said.add("user: " + prompt);
            assertThat(model.lastTurns()).isEqualTo(said);
            said.add("assistant: " + answer);
        }
        time = time.plus(Duration.ofMinutes(10));
        TranscriptAging.spreadTimesAfter(before, transcript, time);
    }

    private void pairDevices() throws IOException {
        Path meet = Files.createDirectories(folder.resolve("stick"));
        ada.roam().init(meet);
        bob.roam().init(meet);
        bob.roam().mapFolder(ada.workspace(), bob.workspace());
        String code = ada.roam().pairingCode();
        ada.roam().sync();
        bob.roam().pair(code);
        syncBoth();
    }

    private void syncBoth() {
        ada.roam().sync();
        bob.roam().sync();
        ada.roam().sync();
    }
}
