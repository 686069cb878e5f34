package io.roam.cli.real;

import static io.roam.cli.real.RealProgram.GEMINI;
import static io.roam.cli.real.RealProgram.GEMINI_0_38_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

/** The real Gemini CLI is the judge, of an old version and the newest: it must continue the sessions that roam placed. */
@NeedsRealProgram({GEMINI_0_38_2, GEMINI})
@Execution(ExecutionMode.CONCURRENT)
class GeminiJourneyTest {
    @TempDir
    Path folder;

    private StandInServer model;

    @BeforeEach
    void open() throws IOException {
        model = StandInServer.open(new GenerateContentModel());
    }

    @AfterEach
    void close() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RealProgram.class,
            names = {"GEMINI_0_38_2", "GEMINI"})
    void aSessionGoesOverIsHeardAndComesBack(RealProgram program) throws IOException {
        journey(program, program).goThereAndBack();
    }

    @Test
    void aDocumentOfAnOldOneIsContinuedInTheNewest() throws IOException {
        ToolJourney journey = journey(GEMINI_0_38_2, GEMINI);
        List<String> said = new ArrayList<>();
        String id = journey.begin(journey.ada(), "first words", said);
        journey.resume(journey.ada(), id, "second words", said);
        journey.pair();
        journey.bob().awaitListed(id, "first words");
        journey.resume(journey.bob(), id, "bob by id", said);
        journey.sync();
        journey.resumeLast(journey.bob(), "bob by last", said);
    }

    @Test
    void whatIsPlacedSurvivesTheCleanUp() throws IOException {
        ToolJourney journey = journey(GEMINI, GEMINI);
        List<String> said = new ArrayList<>();
        String id = journey.begin(journey.ada(), "first words", said);
        journey.pair();
        for (int start = 0; start < 3; start++) {
            journey.resume(journey.bob(), id, "resumed " + start, said);
            assertThat(journey.bob().begin("another " + start)).startsWith("ack ");
            assertThat(journey.bob().sessions()).contains(id);
        }
    }

    @Test
    void aSessionThatGeminiDeletedComesBack() throws IOException {
        ToolJourney journey = journey(GEMINI, GEMINI);
        List<String> said = new ArrayList<>();
        String id = journey.begin(journey.ada(), "first words", said);
        journey.pair();
        for (Path file : journey.ada().files(id)) {
            Files.delete(file); // as Gemini's own clean-up does after a resume
        }
        journey.adasRoam().sync();
        assertThat(journey.ada().sessions()).isEmpty();
        assertThat(journey.bob().sessions()).containsExactly(id);
        journey.adasRoam().restore(id);
        journey.resume(journey.ada(), id, "back again", said);
    }

    @ParameterizedTest
    @EnumSource(
            value = RealProgram.class,
            names = {"GEMINI_0_38_2", "GEMINI"})
    void whatTwoWroteIsHeardOnBoth(RealProgram program) throws IOException {
        journey(program, program).writeOnTwoSides();
    }

    private ToolJourney journey(RealProgram adas, RealProgram bobs) throws IOException {
        return new ToolJourney(
                folder.resolve("meet"),
                model,
                RealGemini.open(adas, model, folder.resolve("home/ada"), folder.resolve("home/ada/work/lamp"))
                        .keepSessions(),
                RealGemini.open(bobs, model, folder.resolve("Users/bob"), folder.resolve("Users/bob/code/light")));
    }
}
