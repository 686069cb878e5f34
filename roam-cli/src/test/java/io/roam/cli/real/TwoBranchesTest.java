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

/** The real Claude Code on two machines that went on in one conversation before they met again. */
@NeedsRealClaude
class TwoBranchesTest {
    @TempDir
    Path folder;

    private StandInModel model;
    private Developer ada;
    private Developer bob;
    private Instant time = Instant.now().minus(Duration.ofHours(3));

    @BeforeEach
    void open() throws IOException {
        RealClaude claude = RealClaude.installed().orElseThrow();
        model = StandInModel.open();
        ada = new Developer(claude, model, folder.resolve("home/ada"), folder.resolve("home/ada/work/lamp"));
        bob = new Developer(claude, model, folder.resolve("Users/bob"), folder.resolve("Users/bob/code/light"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void bothAreHeardOnBothAndWhatIsSaidInASiblingComesHome() throws Exception {
        assertThat(ada.claude("-p", "first words")).isEqualTo("ack 1");
        String session = ada.onlySession();
        TranscriptAging.spread(ada.transcript(session), time);
        meet();

        List<String> adas = new ArrayList<>(List.of("user: first words", "assistant: ack 1"));
        List<String> bobs = new ArrayList<>(adas);
        say(ada, session, adas, "ada one", "ada two", "ada three");
        say(bob, session, bobs, "bob one", "bob two", "bob three");
        meetAgain();

        String bobsAtAda = ada.sessionBeside(session);
        String adasAtBob = bob.sessionBeside(session);
        assertThat(ada.roam().resume(bobsAtAda).command()).endsWith("--resume", bobsAtAda);
        say(ada, bobsAtAda, bobs, "ada on bob's branch");
        say(bob, adasAtBob, adas, "bob on ada's branch");
        meetAgain();

        say(ada, session, adas, "ada goes on");
        say(bob, session, bobs, "bob goes on");
        meetAgain();

        assertThat(ada.said(session)).hasSize(adas.size()).isEqualTo(bob.said(adasAtBob));
        assertThat(bob.said(session)).hasSize(bobs.size()).isEqualTo(ada.said(bobsAtAda));
        assertThat(ada.sessionBeside(session)).isEqualTo(bobsAtAda);
        assertThat(bob.sessionBeside(session)).isEqualTo(adasAtBob);
    }

    /** Says something in a session; each time the model has to hear just what was said on that branch. */
    private void say(Developer who, String session, List<String> said, String... prompts) throws IOException {
        Path transcript = who.transcript(session);
        int before = Files.readAllLines(transcript).size();
        for (String prompt : prompts) {
            String answer = who.claude("--resume", session, "-p", prompt);
            said.add("user: " + prompt);
            assertThat(model.heard()).isEqualTo(said);
            said.add("assistant: " + answer);
        }
        time = time.plus(Duration.ofMinutes(10));
        TranscriptAging.spreadBehind(before, transcript, time);
    }

    private void meet() throws IOException {
        Path meet = Files.createDirectories(folder.resolve("stick"));
        ada.roam().init(meet);
        bob.roam().init(meet);
        bob.roam().map(ada.workspace(), bob.workspace());
        String code = ada.roam().code();
        ada.roam().sync();
        bob.roam().pair(code);
        meetAgain();
    }

    private void meetAgain() {
        ada.roam().sync();
        bob.roam().sync();
        ada.roam().sync();
    }
}
