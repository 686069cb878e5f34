package io.roam.adapter.cursor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roam.adapter.cursor.SqlDatabase;
import io.roam.spi.tool.Record;
import io.roam.testkit.TestMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** roam is killed (SIGKILL) in the middle of placing: the database is sound, and is the old one or the new one. */
@Tag("slow")
class AgentKilledTest {
    private static final String ID = AgentReadingTest.ID;
    private static final int STEPS = 30;

    @TempDir
    Path folder;

    private AgentPlacer here;
    private AgentPlacer there;

    @BeforeEach
    void prepare() {
        here = new AgentPlacer(TestMachine.in(folder.resolve("here")));
        there = new AgentPlacer(TestMachine.in(folder.resolve("there")));
        AgentHome home = AgentHome.session(here.machine, ID).user("Go on", "90786f14-0000-4000-8000-000000000001");
        home.answer("first").write();
    }

    /** More than SQLite holds in memory: some of it is in files before it counts. */
    private void sayMuch(String word) {
        AgentHome home = AgentHome.session(here.machine, ID).user("Go on", "90786f14-0000-4000-8000-000000000001");
        home.answer("first");
        for (int i = 0; i < STEPS; i++) {
            home.answer((word + ' ' + i + ' ').repeat(60_000));
        }
        home.write();
    }

    @Test
    void aSessionThatIsMade() throws Exception {
        sayMuch("word");
        for (String point :
                List.of("1", String.valueOf(STEPS + 4), AgentKilledProcess.WRITTEN, AgentKilledProcess.COMMIT)) {
            killed(point, List.of());
        }
    }

    @Test
    void aSessionThatGoesOn() throws Exception {
        there.place(here.visit.read(ID));
        List<String> old = there.texts();
        sayMuch("word");
        for (String point : List.of(
                "1",
                String.valueOf(STEPS / 2),
                String.valueOf(STEPS + 2),
                AgentKilledProcess.WRITTEN,
                AgentKilledProcess.COMMIT,
                AgentKilledProcess.COMMIT)) {
            killed(point, old);
            if (!there.texts().equals(old)) {
                there.visit.remove(ID);
                there.place(first());
            }
        }
    }

    /** The session as it was made. */
    private List<Record> first() {
        AgentPlacer other = new AgentPlacer(TestMachine.in(folder.resolve("other")));
        AgentHome.session(other.machine, ID)
                .user("Go on", "90786f14-0000-4000-8000-000000000001")
                .answer("first")
                .write();
        return other.visit.read(ID);
    }

    private void killed(String point, List<String> old) throws Exception {
        kill(point);
        if (point.equals(String.valueOf(old.isEmpty() ? STEPS + 4 : STEPS + 2))) {
            assertThat(logs()).as("some of it was in a file").isGreaterThan(1_000_000);
        }
        List<String> wanted =
                here.visit.read(ID).stream().map(AgentPlacer::text).toList();
        List<String> now = there.visit.sessions().isEmpty() ? List.of() : there.texts();
        assertThat(now).as("killed at %s", point).isIn(old, wanted);
        if (!point.equals(AgentKilledProcess.COMMIT)) {
            assertThat(now).as("killed at %s", point).isEqualTo(old);
        }
        sound(point);
        there.tidy();
        there.place(there.missing(here.visit.read(ID)));
        assertThat(there.texts()).as("after %s", point).isEqualTo(wanted);
        sound(point);
        assertThat(AgentPlacingTest.below(there.machine.home().resolve(".cursor")))
                .as("after %s", point)
                .containsExactly("meta.json", "store.db");
        if (old.isEmpty()) {
            there.visit.remove(ID);
        }
    }

    private void sound(String point) throws IOException {
        try (Stream<Path> files = Files.walk(there.machine.home().resolve(".cursor"))) {
            for (Path file : files.filter(one -> one.endsWith("store.db")).toList()) {
                try (SqlDatabase sql = SqlDatabase.open(file)) { // with its log, as the tool opens it
                    assertThat(sql.all("PRAGMA integrity_check")).as(point).containsExactly("ok");
                }
            }
        }
    }

    private long logs() throws IOException {
        try (Stream<Path> files = Files.walk(there.machine.home().resolve(".cursor"))) {
            return files.filter(file -> file.toString().endsWith("-wal"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private List<String> command(String point) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AgentKilledProcess.class.getName(),
                folder.toString(),
                point);
    }

    @Test
    void whereTheDatabaseFindsNoSpaceNothingIsThere() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        sayMuch("word");
        full();
        assertThat(AgentPlacingTest.below(there.machine.home().resolve(".cursor")))
                .isEmpty();
        there.place(first());
        List<String> old = there.texts();
        full();
        assertThat(there.texts()).isEqualTo(old);
        sound("full");
        there.place(there.missing(here.visit.read(ID)));
        assertThat(there.texts()).hasSize(STEPS + 4);
    }

    /** Lets another process place it that may make no file larger than two megabytes. */
    private void full() throws Exception {
        List<String> limited = new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 2048; exec \"$@\"", "bash"));
        limited.addAll(command("never"));
        Process process = new ProcessBuilder(limited).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("a database of Cursor cannot be written").contains("check the disk");
        assertThat(process.waitFor()).isEqualTo(AgentKilledProcess.FAILED);
    }

    private void kill(String point) throws Exception {
        Process process = new ProcessBuilder(command(point))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (line != null && !line.equals(point)) {
                line = said.readLine();
            }
            assertThat(line).isEqualTo(point);
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
    }
}
