package io.roam.cli.real;

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

/** The real Qwen Code is the judge: it must continue the conversations that roam placed. */
@NeedsRealProgram(RealProgram.QWEN)
@Execution(ExecutionMode.CONCURRENT)
class QwenJourneyTest {
    @TempDir
    Path folder;

    private StandInServer model;
    private RealQwen ada;
    private RealQwen bob;
    private RoamUser adasRoam;
    private RoamUser bobsRoam;

    @BeforeEach
    void open() throws IOException {
        model = StandInServer.open(new ChatModel());
        ada = client("home/ada", "work/lamp");
        bob = client("Users/bob", "code/light");
        adasRoam = new CommandLineUser("ada", ada.home(), RealProgram.QWEN.tool);
        bobsRoam = new CommandLineUser("bob", bob.home(), RealProgram.QWEN.tool);
    }

    /** Returns the client of a user who has used it in another folder before. */
    private RealQwen client(String home, String workspace) throws IOException {
        Path real = Files.createDirectories(folder.resolve(home)).toRealPath();
        Files.createDirectories(real.resolve(".qwen/projects"));
        return RealQwen.open(
                model, real, Files.createDirectories(real.resolve(workspace)).toRealPath());
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aSessionGoesOverIsHeardAndComesBack() throws Exception {
        String session = createSession();
        List<String> said = append(model.lastTurns(), "assistant: all done");
        assertThat(String.join("\n", said)).contains("first words \"ä\" \\", "[tool list_directory]", "[result ");
        pairDevices();
        assertThat(textOf(bob, session))
                .isEqualTo(textOf(ada, session)
                        .replaceFirst("\"cwd\":\"" + ada.workspace() + '"', "\"cwd\":\"" + bob.workspace() + '"'));

        assertThat(bobsRoam.resume(session))
                .isEqualTo(new RoamUser.ResumeCommand(List.of("qwen", "--resume", session), bob.workspace()));
        say(bob, session, said, "from bob");
        assertThat(bob.resumeLast("bob again")).startsWith("ack ");
        said.add("user: bob again");
        assertThat(model.lastTurns()).isEqualTo(said);
        said.add("assistant: " + lastAnswer());
        assertThat(bob.sessions()).containsExactly(session);

        bobsRoam.sync();
        adasRoam.sync();
        assertThat(ada.sessions()).containsExactly(session);
        say(ada, session, said, "back at ada's");
        ada.awaitListed(session, "first words");
    }

    @Test
    void aSessionIsTheLastAndInTheListOnBothSides() throws Exception {
        journey().goThereAndBack();
    }

    @Test
    void threeTurnsOfEachAreHeardOnBothSides() throws Exception {
        journey().writeOnTwoSides();
    }

    private ToolJourney journey() throws IOException {
        return new ToolJourney(
                folder.resolve("meet"), model, client("home/eve", "work/lamp"), client("Users/joe", "code/light"));
    }

    @Test
    void bothBranchesAreHeardOnBothDevices() throws Exception {
        ada.begin("first words");
        String session = ada.sessions().get(0);
        List<String> adas = append(List.of(), "user: first words", "assistant: ack 1");
        List<String> bobs = new ArrayList<>(adas);
        pairDevices();
        for (int i = 1; i <= 3; i++) {
            say(ada, session, adas, "ada " + i);
            say(bob, session, bobs, "bob " + i);
        }
        syncBoth();
        String bobsAtAda = otherSession(ada, session);
        String adasAtBob = otherSession(bob, session);
        ada.awaitListed(bobsAtAda, "first words (bob)");
        say(ada, bobsAtAda, bobs, "ada on bob's branch");
        say(bob, adasAtBob, adas, "bob on ada's branch");
        syncBoth();
        say(ada, session, adas, "ada goes on");
        say(bob, session, bobs, "bob goes on");
        assertThat(ada.sessions()).containsExactlyInAnyOrder(session, bobsAtAda);
        assertThat(bob.sessions()).containsExactlyInAnyOrder(session, adasAtBob);
    }

    @Test
    void aSessionThatIsOpenIsUpdatedAfterItIsClosed() throws Exception {
        ada.begin("first words");
        String session = ada.sessions().get(0);
        List<String> said = append(List.of(), "user: first words", "assistant: ack 1");
        pairDevices();
        say(bob, session, said, "from bob");
        bobsRoam.sync();
        String before = textOf(ada, session);
        try (TmuxTerminal terminal = ada.openTerminal("--resume", session)) {
            terminal.awaitSettled("first words");
            assertThat(adasRoam.sync()).contains("open in Qwen Code");
            assertThat(textOf(ada, session)).isEqualTo(before);
            terminal.type("/quit");
            terminal.awaitEnd();
        }
        adasRoam.sync();
        say(ada, session, said, "back at ada's");
    }

    /** Creates a session in which Qwen Code uses a tool. */
    private String createSession() throws IOException {
        assertThat(ada.begin("first words \"ä\" \\")).isEqualTo("ack 1");
        String session = ada.sessions().get(0);
        model.scriptAnswers("""
                [{"content":"I look.","tool_calls":[{"index":0,"id":"call_1","type":"function",
                  "function":{"name":"list_directory","arguments":"{\\"path\\":\\"%s\\"}"}}]}]""".formatted(ada.workspace()), """
                [{"content":"all done"}]""");
        assertThat(ada.resume(session, "use a tool")).isEqualTo("all done");
        return session;
    }

    /** Continues a session; the model must get exactly the messages of that branch. */
    private void say(RealQwen who, String session, List<String> said, String prompt) throws IOException {
        String answer = who.resume(session, prompt);
        said.add("user: " + prompt);
        assertThat(model.lastTurns()).isEqualTo(said);
        said.add("assistant: " + answer);
    }

    /** Returns the answer to the last prompt. */
    private String lastAnswer() throws IOException {
        List<String> lines = Files.readAllLines(bob.files(bob.sessions().get(0)).get(0));
        return lines.stream()
                .map(Json::read)
                .filter(line -> Json.text(line, "type").equals("assistant"))
                .map(line -> Json.text(
                        Json.list(Json.member(line, "message"), "parts").get(0), "text"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String otherSession(RealQwen who, String session) throws IOException {
        List<String> others =
                who.sessions().stream().filter(id -> !id.equals(session)).toList();
        assertThat(others).hasSize(1);
        return others.get(0);
    }

    private static String textOf(RealQwen who, String session) throws IOException {
        List<Path> files = who.files(session);
        assertThat(files).hasSize(1);
        return Files.readString(files.get(0));
    }

    /** Pairs both devices; Bob's maps Ada's workspace to his. */
    private void pairDevices() throws IOException {
        Path meet = Files.createDirectories(folder.resolve("stick"));
        adasRoam.init(meet);
        bobsRoam.init(meet);
        bobsRoam.mapFolder(ada.workspace(), bob.workspace());
        String code = adasRoam.pairingCode();
        adasRoam.sync();
        bobsRoam.pair(code);
        syncBoth();
    }

    private void syncBoth() {
        adasRoam.sync();
        bobsRoam.sync();
        adasRoam.sync();
    }

    private static List<String> append(List<String> turns, String... more) {
        List<String> all = new ArrayList<>(turns);
        all.addAll(List.of(more));
        return all;
    }
}
