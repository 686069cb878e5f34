package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.RoamProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gemini CLI deletes a session that was resumed, at its next start in that folder; roam brings it back, under a name that it spares. */
@NeedsRealProgram(RealProgram.GEMINI)
class GeminiDeletionTest {
    private StandInServer model;
    private RealGemini gemini;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        model = StandInServer.open(new GenerateContentModel());
        gemini = RealGemini.open(RealProgram.GEMINI, model, folder.resolve("home"), folder.resolve("work"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void whatGeminiDeletedAfterAResumeIsCountedAndComesBackToStay(@TempDir Path meet) throws Exception {
        gemini.begin("first words");
        String session = gemini.sessions().get(0);
        roam("init", "--via", "folder:" + meet, "--unencrypted");
        setBack(gemini.files(session).get(0));
        gemini.resume(session, "second words");
        roam("sync");

        gemini.begin("something else");
        assertThat(gemini.sessions())
                .as("the program deletes what was resumed")
                .hasSize(1)
                .doesNotContain(session);
        roam("sync");
        assertThat(roam("status")).contains("1 conversation is only in roam's archive");

        roam("restore", session);
        assertThat(roam("status")).doesNotContain("only in roam's archive");
        gemini.resume(session, "third words");
        gemini.begin("again something else");
        gemini.resume(session, "fourth words");
        assertThat(model.lastTurns())
                .filteredOn(turn -> turn.startsWith("user: "))
                .containsExactly("user: first words", "user: second words", "user: third words", "user: fourth words");
        assertThat(roam("sync")).contains("4 new messages");
    }

    /** Lets a session be begun before this minute: in the same minute, the file that a resume leaves is the session's own. */
    private static void setBack(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Files.move(file, file.resolveSibling(name.replaceFirst("T\\d\\d-\\d\\d-", "T00-00-")));
    }

    private String roam(String... arguments) throws IOException, InterruptedException {
        List<String> command = RoamProgram.command();
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(gemini.workspace().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("HOME", gemini.home().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isIn(0, 3);
        return said;
    }
}
