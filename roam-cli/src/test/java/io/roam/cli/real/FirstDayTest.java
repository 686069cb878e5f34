package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.cli.RoamProgram;
import io.roam.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A fresh laptop: clones lie in other places than on the desktop, and Claude Code is installed and was never started. */
@NeedsRealProgram(RealProgram.CLAUDE)
@Execution(ExecutionMode.CONCURRENT)
class FirstDayTest {
    private static final int SESSIONS = 4;
    private static final int LINES_OF_A_SCREEN = 24;

    @TempDir
    Path folder;

    private RealClaude claude;
    private StandInServer model;
    private HiddenHome desktop;
    private HiddenHome laptop;

    @BeforeEach
    void open() throws IOException {
        claude = new RealClaude(RealProgram.CLAUDE);
        model = StandInServer.open(new MessagesModel());
        Path root = folder.toRealPath();
        desktop = new HiddenHome(Files.createDirectories(root.resolve("home/ada")), root.resolve("Users"));
        laptop = new HiddenHome(Files.createDirectories(root.resolve("Users/ada")), root.resolve("home"));
        assumeTrue(laptop.isPossible(), "no mount namespace can be made here");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void everyConversationOfAClonedRepositoryIsInTheToolAfterOneSync() throws Exception {
        Map<String, List<Path>> clones = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            clones.put("a" + i, List.of(laptop.home().resolve("a" + i)));
            clones.put("b" + i, List.of(laptop.home().resolve("work/acme/b" + i)));
            clones.put("c" + i, List.of(laptop.home().resolve("src/github.com/acme/c" + i)));
        }
        clones.put(
                "twice",
                List.of(laptop.home().resolve("src/twice"), laptop.home().resolve("work/twice")));
        clones.put("gone", List.of());
        clones.put("lost", List.of());
        Map<String, List<String>> sessions = new TreeMap<>();
        for (String name : clones.keySet()) {
            Path there =
                    repository(desktop.home().resolve("code").resolve(name), "git@github.com:acme/" + name + ".git");
            sessions.put(name, makeSessions(there));
            for (Path here : clones.get(name)) {
                repository(here, "https://github.com/acme/" + name);
            }
        }
        Path first = desktop.home().resolve("code/a0");
        assertThat(desktop.run(claudeCommand(desktop, first, "-p", "the first question"))
                        .output())
                .contains("ack 1");
        sessions.put("a0", sessionsIn(desktop, first));
        installClaude();

        Path stick = Files.createDirectories(folder.resolve("stick"));
        List<HiddenHome.Output> said = new ArrayList<>();
        said.add(roam(desktop, 0, "init", "--name", "desktop", "--via", "folder:" + stick, "--unencrypted"));
        said.add(roam(laptop, 0, "init", "--name", "laptop", "--via", "folder:" + stick, "--unencrypted"));
        said.add(roam(desktop, 0, "pair", "--show"));
        said.add(roam(laptop, 3, "pair", said.get(2).output().strip()));
        said.add(roam(desktop, 0, "sync"));
        said.add(roam(laptop, 0, "sync"));

        assertThat(RealClaude.transcripts(laptop.home())).as(said.toString()).isNotEmpty();
        for (Map.Entry<String, List<String>> project : sessions.entrySet()) {
            List<Path> here = clones.get(project.getKey());
            if (here.size() == 1) {
                assertThat(sessionsIn(laptop, here.get(0))).as(project.getKey()).isEqualTo(project.getValue());
            } else {
                here.forEach(top -> assertThat(projectFolder(laptop, top)).doesNotExist());
            }
        }
        assertThat(said)
                .allSatisfy(output -> assertThat(output.output().lines()).hasSizeLessThanOrEqualTo(LINES_OF_A_SCREEN));

        assertThat(said.get(5).output())
                .contains(
                        "8 in 2 projects without a folder here",
                        "4 in 1 project with several clones here, see roam map");

        Path here = clones.get("a0").get(0);
        assertThat(laptop.run(claudeCommand(laptop, here, "-c", "-p", "and the next"))
                        .output())
                .contains("ack 2");
        assertThat(String.join("\n", model.lastTurns())).contains("user: the first question", "user: and the next");
        assertThat(new TreeSet<>(sessionsIn(laptop, here))).isEqualTo(new TreeSet<>(sessions.get("a0")));
    }

    /** Makes sessions of a project, with a message from within the last hours; returns their ids. */
    private List<String> makeSessions(Path workspace) throws IOException {
        for (int i = 0; i < SESSIONS; i++) {
            String session = UUID.randomUUID().toString();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("type", "user");
            row.put("message", Map.of("role", "user", "content", "Question " + i));
            row.put("uuid", UUID.randomUUID().toString());
            row.put("timestamp", Instant.now().minus(Duration.ofHours(i + 1L)).toString());
            row.put("cwd", workspace.toString());
            row.put("sessionId", session);
            Path file = projectFolder(desktop, workspace).resolve(session + ".jsonl");
            Files.createDirectories(file.getParent());
            Files.writeString(file, Json.text(row) + "\n");
        }
        return sessionsIn(desktop, workspace);
    }

    private void installClaude() throws IOException {
        Path bin = Files.createDirectories(laptop.home().resolve(".local/bin"));
        Files.createSymbolicLink(bin.resolve("claude"), claude.program().file());
        assertThat(laptop.home().resolve(".claude")).doesNotExist();
    }

    private static Path projectFolder(HiddenHome device, Path workspace) {
        return device.home()
                .resolve(".claude/projects")
                .resolve(workspace.toString().replaceAll("[^A-Za-z0-9]", "-"));
    }

    private static List<String> sessionsIn(HiddenHome device, Path workspace) throws IOException {
        try (Stream<Path> files = Files.list(projectFolder(device, workspace))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static Path repository(Path top, String remote) throws IOException {
        Path git = Files.createDirectories(top.resolve(".git"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("config"), "[remote \"origin\"]\n\turl = " + remote + "\n");
        return top;
    }

    private ProcessBuilder claudeCommand(HiddenHome device, Path workspace, String... arguments) throws IOException {
        return claude.terminalCommand(device.home(), workspace, model, arguments);
    }

    private static HiddenHome.Output roam(HiddenHome device, int code, String... arguments) throws Exception {
        List<String> command = RoamProgram.command();
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(device.home().toFile());
        builder.environment().clear();
        builder.environment().put("HOME", device.home().toString());
        builder.environment().put("PATH", "/usr/bin:/bin");
        HiddenHome.Output output = device.run(builder);
        assertThat(output.code()).as(output.output()).isEqualTo(code);
        return output;
    }

    /**
     * A home whose programs do not see another device's files: over these an empty disk is mounted, in a namespace of their own.
     *
     * @param hidden the folder of the other device
     */
    private record HiddenHome(Path home, Path hidden) {
        private static final String SCRIPT = "mount -t tmpfs none \"$0\" && exec \"$@\"";

        record Output(int code, String output) {}

        boolean isPossible() throws IOException {
            ProcessBuilder builder = new ProcessBuilder("true").directory(home.toFile());
            Files.createDirectories(hidden);
            try {
                return run(builder).code() == 0;
            } catch (IOException | InterruptedException e) {
                return false;
            }
        }

        Output run(ProcessBuilder builder) throws IOException, InterruptedException {
            List<String> command =
                    new ArrayList<>(List.of("/usr/bin/unshare", "-rm", "/bin/sh", "-c", SCRIPT, hidden.toString()));
            command.addAll(builder.command());
            Process process = builder.command(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Output(process.waitFor(), output);
        }
    }
}
