package io.roam.cli.real;

import static io.roam.cli.real.RealProgram.CODEX;
import static io.roam.cli.real.RealProgram.CODEX_0_142_5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real Codex is the judge, of an old version and the newest: it must continue the threads that roam placed. */
@NeedsRealProgram({CODEX_0_142_5, CODEX})
@Execution(ExecutionMode.CONCURRENT)
class CodexJourneyTest {
    private static final int ROUNDS = 10;
    private static final String ALL_GRANTED = "YOLO";

    @TempDir
    Path folder;

    private StandInServer model;

    @BeforeEach
    void open() throws IOException {
        boolean possible = TmuxTerminal.isPossible();
        if (!possible) {
            System.err.println("SKIPPED CodexJourneyTest: there is no tmux to run Codex in");
        }
        assumeTrue(possible, "there is no tmux");
        model = StandInServer.open(new ResponsesModel());
    }

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RealProgram.class,
            names = {"CODEX_0_142_5", "CODEX"})
    void aThreadGoesOverIsHeardAndComesBack(RealProgram program) throws IOException {
        journey(program, program).goThereAndBack();
    }

    @Test
    void anOldAndANewOneHearEachOther() throws IOException {
        journey(CODEX_0_142_5, CODEX).speakInTurns(ROUNDS);
    }

    @Test
    void aNewAndAnOldOneHearEachOther() throws IOException {
        journey(CODEX, CODEX_0_142_5).speakInTurns(ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(
            value = RealProgram.class,
            names = {"CODEX_0_142_5", "CODEX"})
    void whatTwoWroteIsHeardOnBoth(RealProgram program) throws IOException {
        journey(program, program).writeOnTwoSides();
    }

    @ParameterizedTest
    @EnumSource(
            value = RealProgram.class,
            names = {"CODEX_0_142_5", "CODEX"})
    void rightsDoNotTravel(RealProgram program) throws Exception {
        RealCodex ada = client(program, "home/ada", "home/ada/work/lamp", true);
        RealCodex bob = client(program, "Users/bob", "Users/bob/code/light", false);
        ToolJourney journey = new ToolJourney(folder.resolve("meet"), model, ada, bob);
        List<String> said = new ArrayList<>();
        String id = journey.begin(ada, "first words", said);
        try (TmuxTerminal terminal = ada.openSession(id)) {
            terminal.await("ack 1");
            terminal.await(ALL_GRANTED);
        }
        journey.pair();
        try (TmuxTerminal terminal = bob.openSession(id)) {
            terminal.await("ack 1");
            assertThat(terminal.screen()).doesNotContain(ALL_GRANTED);
        }
    }

    private ToolJourney journey(RealProgram adas, RealProgram bobs) throws IOException {
        return new ToolJourney(
                folder.resolve("meet"),
                model,
                client(adas, "home/ada", "home/ada/work/lamp", true),
                client(bobs, "Users/bob", "Users/bob/code/light", false));
    }

    private RealCodex client(RealProgram program, String home, String workspace, boolean free) throws IOException {
        return RealCodex.open(program, model, folder.resolve(home), folder.resolve(workspace), free);
    }
}
