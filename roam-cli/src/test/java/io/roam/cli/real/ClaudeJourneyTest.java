package io.roam.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real Claude Code is the judge: it must continue the conversations that roam placed. */
@NeedsRealProgram(RealProgram.CLAUDE)
@Execution(ExecutionMode.CONCURRENT)
class ClaudeJourneyTest {
    private static final String TOOLS_FREELY = "bypassPermissions";

    @TempDir
    Path folder;

    private StandInServer model;
    private Developer ada;
    private Developer bob;

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
    void aSessionGoesOverIsHeardAndComesBack() throws Exception {
        String session = createSession();
        TranscriptAging.spreadTimes(ada.transcript(session), Instant.now().minus(Duration.ofHours(1)));
        pairDevices();

        assertThat(bob.files(session)).hasSizeGreaterThan(2).isEqualTo(ada.files(session));

        List<String> said = append(model.lastTurns(), "assistant: all done");
        assertThat(bob.resume(bob.roam().resume(session), "from bob")).isEqualTo("ack 8");
        said.add("user: from bob");
        assertThat(model.lastTurns()).isEqualTo(said);

        TimeUnit.SECONDS.sleep(6);
        said.add("assistant: ack 8");
        assertThat(bob.runClaude("-c", "-p", "bob again")).isEqualTo("ack 9");
        said.add("user: bob again");
        assertThat(model.lastTurns()).isEqualTo(said);
        assertThat(RealClaude.transcripts(bob.home())).hasSize(1);

        bob.roam().sync();
        ada.roam().sync();
        assertThat(ada.files(session)).isEqualTo(bob.files(session));

        TimeUnit.SECONDS.sleep(6);
        said.add("assistant: ack 9");
        assertThat(ada.runClaude("-c", "-p", "back at ada's")).isEqualTo("ack 10");
        said.add("user: back at ada's");
        assertThat(model.lastTurns()).isEqualTo(said);
        assertThat(RealClaude.transcripts(ada.home())).hasSize(1);

        ada.roam().sync();
        bob.roam().sync();
        assertThat(bob.files(session)).isEqualTo(ada.files(session));
    }

    @Test
    void anOldSessionThatIsResumedIsNotSweptAway() throws Exception {
        String session = createSession();
        List<String> said = append(model.lastTurns(), "assistant: all done");
        Instant then = Instant.now().minus(Duration.ofDays(90));
        TranscriptAging.spreadTimes(ada.transcript(session), then);
        pairDevices();
        assertThat(RealClaude.transcripts(bob.home())).isEmpty();

        RoamUser.ResumeCommand how = bob.roam().resume(session);
        assertThat(bob.files(session)).hasSizeGreaterThan(2).isEqualTo(ada.files(session));
        Path swept = bob.projectFolder().resolve("00000000-0000-4000-8000-000000000000.jsonl");
        Files.copy(bob.transcript(session), swept);
        Files.setLastModifiedTime(swept, FileTime.from(then));

        Process client = bob.startClaude("elsewhere");
        try {
            for (int i = 0; i < 600 && Files.exists(swept); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } finally {
            client.getOutputStream().close();
            if (!client.waitFor(30, TimeUnit.SECONDS)) {
                client.destroyForcibly().waitFor();
            }
        }

        assertThat(swept).as("the client has swept").doesNotExist();
        assertThat(bob.files(session)).isEqualTo(ada.files(session));
        bob.resume(how, "after all that time");
        said.add("user: after all that time");
        assertThat(model.lastTurns()).isEqualTo(said);
    }

    /** Creates a session in which Claude Code uses tools, and a subagent that uses a tool. */
    private String createSession() throws IOException {
        assertThat(ada.runClaude("-p", "first words \"ä\" \\")).isEqualTo("ack 1");
        model.scriptAnswers("""
                [{"type":"text","text":"I look."},
                 {"type":"tool_use","id":"toolu_1","name":"Bash","input":{"command":"echo made > made.txt"}},
                 {"type":"tool_use","id":"toolu_2","name":"Bash","input":{"command":"echo and more"}}]""", """
                [{"type":"tool_use","id":"toolu_3","name":"Agent","input":{"description":"find","prompt":"go and find",
                  "subagent_type":"general-purpose","run_in_background":false}}]""", """
                [{"type":"tool_use","id":"toolu_4","name":"Bash","input":{"command":"cat made.txt"}}]""", """
                [{"type":"text","text":"the subagent found it"}]""", """
                [{"type":"tool_use","id":"toolu_5","name":"Bash","input":{"command":"seq 20000"}}]""", """
                [{"type":"text","text":"all done"}]""");
        assertThat(ada.runClaude("-c", "-p", "use tools", "--permission-mode", TOOLS_FREELY))
                .isEqualTo("all done");
        assertThat(String.join("\n", model.lastTurns()))
                .contains("first words", "[tool Bash] | [tool Bash]", "the subagent found it", "[tool Agent]");
        return ada.requireOnlySession();
    }

    /** Pairs both devices; Bob's maps Ada's workspace to his. */
    private void pairDevices() throws IOException {
        Path meet = Files.createDirectories(folder.resolve("stick"));
        ada.roam().init(meet);
        bob.roam().init(meet);
        bob.roam().mapFolder(ada.workspace(), bob.workspace());
        String code = ada.roam().pairingCode();
        ada.roam().sync();
        bob.roam().pair(code);
        ada.roam().sync();
        bob.roam().sync();
    }

    private static List<String> append(List<String> turns, String... more) {
        List<String> all = new ArrayList<>(turns);
        all.addAll(List.of(more));
        return all;
    }
}
