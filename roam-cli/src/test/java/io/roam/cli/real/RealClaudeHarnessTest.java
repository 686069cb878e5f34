package io.roam.cli.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests the harness itself: a resumed session contains what was said, tools and subagents work. */
@NeedsRealProgram(RealProgram.CLAUDE)
@Execution(ExecutionMode.CONCURRENT)
class RealClaudeHarnessTest {

    private final RealClaude claude = new RealClaude(RealProgram.CLAUDE);
    private StandInServer model;
    private Path home;
    private Path cwd;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        model = StandInServer.open(new MessagesModel());
        home = folder.resolve("home");
        cwd = folder.resolve("work");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aResumedSessionIsHeard() throws IOException {
        assertEquals("ack 1", run("-p", "first words \"ä\" \\"));
        assertEquals("ack 2", run("-c", "-p", "second words"));

        assertEquals(
                List.of("user: first words \"ä\" \\", "assistant: ack 1", "user: second words"), model.lastTurns());
        assertEquals(1, RealClaude.transcripts(home).size());
    }

    @Test
    void toolsAndSubagentsWork() throws IOException {
        model.scriptAnswers("""
                [{"type":"text","text":"I look."},
                 {"type":"tool_use","id":"toolu_1","name":"Bash","input":{"command":"echo made > made.txt"}}]""", """
                [{"type":"tool_use","id":"toolu_2","name":"Agent","input":{"description":"find","prompt":"go and find",
                  "subagent_type":"general-purpose","run_in_background":false}}]""", """
                [{"type":"tool_use","id":"toolu_3","name":"Bash","input":{"command":"cat made.txt"}}]""", """
                [{"type":"text","text":"the subagent found it"}]""", """
                [{"type":"text","text":"all done"}]""");

        assertEquals("all done", run("-p", "use tools", "--permission-mode", "bypassPermissions"));

        assertEquals("made\n", Files.readString(cwd.resolve("made.txt")));
        assertEquals(
                List.of("user: use tools", "assistant: I look. | [tool Bash]"),
                model.lastTurns().subList(0, 2));
        assertTrue(model.lastTurns().get(4).contains("the subagent found it"), () -> "" + model.lastTurns());
        assertTrue(model.requests().stream().anyMatch(body -> body.contains("toolu_3") && body.contains("made")));
        assertEquals(List.of(".jsonl", ".meta.json"), subagentFiles());
    }

    private String run(String... arguments) throws IOException {
        ProgramRun run = claude.run(home, cwd, model, arguments);
        assertEquals(0, run.exitCode(), run::toString);
        return run.output().strip();
    }

    private List<String> subagentFiles() throws IOException {
        String transcript = RealClaude.transcripts(home).get(0).toString();
        Path folder = Path.of(transcript.replaceFirst("\\.jsonl$", "")).resolve("subagents");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("^agent-a[0-9a-f]{16}", ""))
                    .sorted()
                    .toList();
        }
    }
}
