package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the exchange between two homes with a shared folder. */
final class JourneyTest {
    private static final String ID = WindsurfHome.id(1);

    @TempDir
    Path folder;

    private final Providers providers = Providers.of(List.of(new WindsurfAdapter()));
    private TestMachine ada;
    private TestMachine bob;
    private WindsurfHome there;
    private WindsurfHome here;
    private TestTrajectory said;
    private Roam a;
    private Roam b;

    @BeforeEach
    void meet() throws IOException {
        ada = TestMachine.in(folder.resolve("ada"));
        bob = TestMachine.in(folder.resolve("bob"));
        there = WindsurfHome.on(ada);
        here = WindsurfHome.on(bob);
        bob.folder("work");
        long now = ada.clock().instant().getEpochSecond() - 60;
        said = TestTrajectory.small(ID, now).inFolder(ada.folder("work").toUri().toString());
        there.write(ID, said);
        a = open(ada);
        b = open(bob);
        String code = a.devices().pairingCode();
        a.sync();
        b.devices().pair(code, false);
        a.sync();
    }

    private Roam open(TestMachine machine) throws IOException {
        Path meet = Files.createDirectories(folder.resolve("meet"));
        String name = machine.machine().name();
        Roam.init(
                home(machine),
                machine.machine(),
                providers,
                InitOptions.none().named(name).via("folder:" + meet).allowingPlain());
        return Roam.open(home(machine), machine.machine(), providers, machine::advance);
    }

    private static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }

    private void place(TestMachine machine, String value) {
        ToolSettings.of(home(machine), machine.machine(), providers).set(WindsurfSettings.WRITE, value);
    }

    @AfterEach
    void part() {
        a.close();
        b.close();
    }

    @Test
    void isReadThereAndStaysOutOfTheToolUntilTheUserWantsIt() {
        SyncReport report = b.sync();
        assertThat(b.conversations().transcript(ID).all())
                .isEqualTo(a.conversations().transcript(ID).all())
                .hasSize(4);
        assertThat(b.conversations().require(ID).title().orElseThrow()).startsWith("how many files are here?");
        assertThat(here.fileOf(ID)).doesNotExist();
        assertThat(report.skipped().toString()).contains("experimental", "roam config windsurf.write on");
    }

    @Test
    void goesOverAndComesBack() {
        place(ada, "on");
        place(bob, "on");
        b.sync();
        assertThat(here.readContent(ID)).isEqualTo(said.toBytes()).isEqualTo(there.readContent(ID));
        assertThat(here.fileOf(ID)).isRegularFile();
        b.sync();
        assertThat(b.sync().isQuiet()).isTrue();

        here.write(
                ID,
                said.addStep(TestStep.userInput("and now?"))
                        .addStep(TestStep.modelAnswer("Still two."))
                        .addGeneration(5));
        bob.advance(Duration.ofSeconds(10));
        b.sync();
        a.sync();
        assertThat(there.readContent(ID)).isEqualTo(said.toBytes()).isEqualTo(here.readContent(ID));
        a.sync();
        assertThat(a.sync().isQuiet()).isTrue();
        assertThat(a.conversations().list()).hasSize(1);
        assertThat(a.conversations().transcript(ID).all()).hasSize(6);
    }

    @Test
    void aStepThatChangesLaterIsRevisedEverywhere() {
        place(bob, "on");
        b.sync();
        long now = ada.clock().instant().getEpochSecond() - 60;
        TestTrajectory changed = TestTrajectory.of(ID)
                .startingAt(now)
                .inFolder(ada.folder("work").toUri().toString())
                .addStep(TestStep.userInput("how many files are here? " + ID))
                .addStep(TestStep.modelAnswer("I shall look, with care.")
                        .withCall("c1", "run_command", "{\"CommandLine\":\"ls\"}"))
                .addGeneration(1)
                .addStep(TestStep.command("c1", "ls", "a.txt\nb.txt\n", 0))
                .addStep(TestStep.modelAnswer("Two."))
                .addGeneration(3);
        there.write(ID, changed);
        ada.advance(Duration.ofSeconds(10));
        a.sync();
        a.sync();
        b.sync();
        assertThat(here.readContent(ID)).isEqualTo(changed.toBytes());
        assertThat(b.conversations().transcript(ID).all().get(1).parts().toString())
                .contains("with care");
        assertThat(b.conversations().require(ID).branches()).isEqualTo(1);
        b.sync();
        assertThat(b.sync().isQuiet()).isTrue();
        assertThat(a.sync().isQuiet()).isTrue();
    }

    @Test
    void bothGoOnAndEachHasTheOthersBesideItsOwn() throws IOException {
        place(ada, "on");
        place(bob, "on");
        b.sync();
        byte[] common = said.toBytes();
        there.write(ID, said.addStep(TestStep.userInput("said at ada's")));
        byte[] adas = said.toBytes();
        long now = ada.clock().instant().getEpochSecond() - 30;
        TestTrajectory other = TestTrajectory.small(ID, now - 30)
                .inFolder(ada.folder("work").toUri().toString());
        assertThat(other.toBytes()).isEqualTo(common);
        here.write(ID, other.addStep(TestStep.userInput("said at bob's").withTime(now)));
        ada.advance(Duration.ofSeconds(10));
        bob.advance(Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) {
            a.sync();
            b.sync();
        }
        assertThat(there.readContent(ID)).isEqualTo(adas);
        assertThat(siblings(there)).hasSize(1);
        assertThat(siblings(here)).hasSize(1);
        String sibling = siblings(there).get(0);
        Trajectory placed = Trajectory.of(there.readContent(sibling)).orElseThrow();
        assertThat(placed.cascadeId()).contains(sibling);
        assertThat(new String(placed.plain(), UTF_8)).contains("said at bob's").doesNotContain("said at ada's");
        assertThat(new String(here.readContent(siblings(here).get(0)), UTF_8)).contains("said at ada's");
        assertThat(a.sync().isQuiet()).isTrue();
        assertThat(b.sync().isQuiet()).isTrue();
        assertThat(a.conversations().list()).hasSize(1);
    }

    private static List<String> siblings(WindsurfHome home) throws IOException {
        try (Stream<Path> files = Files.list(home.fileOf(ID).getParent())) {
            return files.map(file -> file.getFileName().toString().replace(".pb", ""))
                    .filter(name -> !name.equals(ID))
                    .toList();
        }
    }

    @Test
    void isNotTouchedWhileTheToolRuns() {
        place(bob, "on");
        bob.processes().start(7, bob.clock().instant(), "/opt/windsurf/bin/language_server_linux_x64");
        assertThat(b.sync().skipped().toString()).contains("Windsurf is running");
        assertThat(here.fileOf(ID)).doesNotExist();
    }

    @Test
    void outlivesItsFile() throws IOException {
        Files.delete(there.fileOf(ID));
        a.sync();
        assertThat(a.conversations().list()).hasSize(1);
        assertThat(a.conversations().transcript(ID).all()).hasSize(4);
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersGoOn() {
        String broken = WindsurfHome.id(2);
        there.writeBytes(broken, new byte[3000]);
        String other = WindsurfHome.id(3);
        there.write(other, TestTrajectory.small(other));
        SyncReport report = a.sync();
        assertThat(report.problems().toString()).contains(there.fileOf(broken).toString(), "only zero bytes");
        assertThat(a.conversations().list()).hasSize(2);
    }
}
