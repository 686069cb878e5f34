package io.roam.cli.real;

import static io.roam.cli.real.RealProgram.CLAUDE;
import static io.roam.cli.real.RealProgram.CLAUDE_2_0_30;
import static io.roam.cli.real.RealProgram.CLAUDE_2_1_197;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two devices with other versions of the real Claude Code, which speak in turns: each hears all that was said before. */
@NeedsRealProgram({CLAUDE_2_0_30, CLAUDE_2_1_197, CLAUDE})
@Execution(ExecutionMode.CONCURRENT)
class OldBesideNewTest {
    private static final String SESSION = "11111111-2222-4333-8444-555555555555";
    private static final int TURNS = 10;
    private static final Duration APART = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private StandInServer model;
    private Instant time = Instant.now().minus(APART.multipliedBy(TURNS + 1L));

    @BeforeEach
    void open() throws IOException {
        model = StandInServer.open(new MessagesModel());
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void theOldestAndTheNewestHearEachOther() throws IOException {
        converse(CLAUDE, CLAUDE_2_0_30);
    }

    @Test
    void theOldestAndTheMiddleOneHearEachOther() throws IOException {
        converse(CLAUDE_2_0_30, CLAUDE_2_1_197);
    }

    @Test
    void theMiddleOneAndTheNewestHearEachOther() throws IOException {
        converse(CLAUDE_2_1_197, CLAUDE);
    }

    @Test
    @NeedsRealProgram(CLAUDE)
    void aNameFarFromTheEndsIsFoundOnTheOtherDevice() throws IOException {
        Developer ada = developer(CLAUDE, "ada");
        Developer bob = developer(CLAUDE, "bob");
        ada.runClaude("-p", "first words");
        String session = ada.requireOnlySession();
        Path transcript = ada.transcript(session);
        String padding = "{\"type\":\"mode\",\"mode\":\"normal\",\"padding\":\"" + "x".repeat(70_000) + "\"}\n";
        String name = "{\"type\":\"custom-title\",\"customTitle\":\"far lamp\",\"sessionId\":\"" + session + "\"}\n";
        Files.writeString(transcript, Files.readString(transcript) + padding + name + padding);
        try (Roam here = roam(ada);
                Roam there = roam(bob)) {
            pair(here, there);
            assertThat(bob.files(session)).containsKey(session + "/custom-title.json");
            assertThat(bob.runClaude("--resume", "far lamp", "-p", "from bob")).isEqualTo("ack 2");
        }
        assertThat(model.lastTurns()).containsExactly("user: first words", "assistant: ack 1", "user: from bob");
    }

    private void converse(RealProgram first, RealProgram second) throws IOException {
        List<Developer> developers = List.of(developer(first, "ada"), developer(second, "bob"));
        try (Roam here = roam(developers.get(0));
                Roam there = roam(developers.get(1))) {
            List<Roam> roams = List.of(here, there);
            List<String> said = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                Developer speaker = developers.get(turn % 2);
                say(speaker, "turn " + turn + " by " + speaker.home().getFileName(), said);
                if (turn == 0) {
                    pair(here, there);
                } else {
                    roams.get(turn % 2).sync();
                    roams.get((turn + 1) % 2).sync();
                }
            }
            roams.forEach(Roam::sync);
            assertThat(roams).allMatch(roam -> roam.sync().isQuiet());
            assertThat(here.conversations().list()).hasSize(1);
        }
    }

    /** Says something in the session, which the first words begin. */
    private void say(Developer speaker, String prompt, List<String> said) throws IOException {
        String how = said.isEmpty() ? "--session-id" : "--resume";
        int before = said.isEmpty()
                ? 0
                : Files.readAllLines(speaker.transcript(SESSION)).size();
        String answer = speaker.runClaude(how, SESSION, "-p", prompt);
        said.add("user: " + prompt);
        assertThat(model.turnsOf(prompt)).isEqualTo(said);
        said.add("assistant: " + answer);
        time = time.plus(APART);
        TranscriptAging.spreadTimesAfter(before, speaker.transcript(SESSION), time);
    }

    private Developer developer(RealProgram version, String name) throws IOException {
        Path home = folder.resolve(name);
        return new Developer(new RealClaude(version), model, home, home.resolve("work/lamp"));
    }

    private Roam roam(Developer of) throws IOException {
        Path home = of.home();
        Path meet = Files.createDirectories(folder.resolve("meet"));
        Machine machine = new Machine(
                home,
                home,
                Map.of(),
                Os.named(System.getProperty("os.name")),
                String.valueOf(home.getFileName()),
                InstantSource.system(),
                new TestProcesses(), // each client has ended, and those of other tests do not count
                Disk.real(),
                Map.of());
        Providers providers = Providers.of(ServiceLoader.load(ToolAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(adapter -> adapter.id().equals("claude"))
                .toList());
        RoamHome own = RoamHome.under(home.resolve("roam"));
        Roam.init(
                own,
                machine,
                providers,
                InitOptions.none().named(machine.name()).via("folder:" + meet).allowingPlain());
        return Roam.open(own, machine, providers);
    }

    private static void pair(Roam here, Roam there) {
        String code = here.devices().pairingCode();
        here.sync();
        there.devices().pair(code, false);
        here.sync();
        there.sync();
    }
}
