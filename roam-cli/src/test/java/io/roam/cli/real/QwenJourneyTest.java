package io.roam.cli.real;

import static io.roam.cli.real.RealProgram.QWEN;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real Qwen Code is the judge: it must continue the sessions that roam placed. */
@NeedsRealProgram(QWEN)
@Execution(ExecutionMode.CONCURRENT)
class QwenJourneyTest {
    @TempDir
    Path folder;

    private StandInServer model;

    @BeforeEach
    void open() throws IOException {
        model = StandInServer.open(new ChatModel());
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aSessionGoesOverIsHeardAndComesBack() throws IOException {
        journey().goThereAndBack();
    }

    @Test
    void whatTwoWroteIsHeardOnBoth() throws IOException {
        journey().writeOnTwoSides();
    }

    private ToolJourney journey() throws IOException {
        return new ToolJourney(
                folder.resolve("meet"),
                model,
                RealQwen.open(model, folder.resolve("home/ada"), folder.resolve("home/ada/work/lamp")),
                RealQwen.open(model, folder.resolve("Users/bob"), folder.resolve("Users/bob/code/light")));
    }
}
