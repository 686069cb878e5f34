package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A developer with their own home and workspace, who uses the real Claude Code. */
final class Developer {
    private static final Set<String> SPEAKERS = Set.of("user", "assistant");

    private final RealClaude claude;
    private final StandInServer model;
    private final Path home;
    private final Path workspace;
    private final RoamUser roam;

    Developer(RealClaude claude, StandInServer model, Path home, Path workspace) throws IOException {
        this.claude = claude;
        this.model = model;
        this.home = Files.createDirectories(home).toRealPath();
        this.workspace = Files.createDirectories(workspace).toRealPath();
        Files.createDirectories(this.home.resolve(".claude")); // as after a login
        this.roam = new CommandLineUser(String.valueOf(home.getFileName()), this.home, claude.program().tool + " (");
    }

    /** Returns the roam of the developer's device. */
    RoamUser roam() {
        return roam;
    }

    Path home() {
        return home;
    }

    Path workspace() {
        return workspace;
    }

    /** Runs Claude Code in the workspace, and returns its answer. */
    String runClaude(String... arguments) throws IOException {
        return runClaude(workspace, List.of(arguments));
    }

    /** Continues a session by the given command, with one more prompt. */
    String resume(RoamUser.ResumeCommand how, String prompt) throws IOException {
        assertThat(how.command()).startsWith("claude");
        List<String> arguments =
                new ArrayList<>(how.command().subList(1, how.command().size()));
        arguments.addAll(List.of("-p", prompt));
        return runClaude(how.folder(), arguments);
    }

    private String runClaude(Path folder, List<String> arguments) throws IOException {
        ProgramRun run = claude.run(home, folder, model, arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.output().strip();
    }

    /** Starts Claude Code in a folder of the home, where it waits for prompts. */
    Process startClaude(String folder) throws IOException {
        return claude.startStreaming(home, home.resolve(folder), model);
    }

    /** Starts Claude Code in a terminal in the workspace, with its first-run questions answered. */
    TmuxTerminal openTerminal(String... arguments) throws IOException {
        Files.writeString(home.resolve(".claude.json"), """
                {"hasCompletedOnboarding":true,"theme":"dark",
                 "customApiKeyResponses":{"approved":["ant-stand-in-0000","sk-ant-stand-in-0000"],"rejected":[]},
                 "projects":{"%s":{"hasTrustDialogAccepted":true,"hasCompletedProjectOnboarding":true}}}
                """.formatted(workspace));
        return new TmuxTerminal(
                String.valueOf(home.getFileName()), claude.terminalCommand(home, workspace, model, arguments));
    }

    /** Returns the folder in which Claude Code keeps the sessions of the workspace. */
    Path projectFolder() {
        return home.resolve(".claude/projects").resolve(workspace.toString().replaceAll("[^A-Za-z0-9]", "-"));
    }

    /** Returns the id of the developer's only session. */
    String requireOnlySession() throws IOException {
        List<Path> transcripts = RealClaude.transcripts(home);
        assertThat(transcripts).hasSize(1);
        return transcripts.get(0).getFileName().toString().replace(".jsonl", "");
    }

    /** Returns the id of the only session other than the given one. */
    String requireOtherSession(String session) throws IOException {
        List<String> others = RealClaude.transcripts(home).stream()
                .map(file -> file.getFileName().toString().replace(".jsonl", ""))
                .filter(id -> !id.equals(session))
                .toList();
        assertThat(others).hasSize(1);
        return others.get(0);
    }

    /** Returns the lines of a transcript that are messages of the user or the model. */
    List<String> messageLines(String session) throws IOException {
        return Files.readAllLines(transcript(session), UTF_8).stream()
                .filter(line -> SPEAKERS.contains(Json.text(Json.read(line), "type")))
                .toList();
    }

    Path transcript(String session) {
        return projectFolder().resolve(session + ".jsonl");
    }

    /** Returns all files of a session with their content, by path below the project's folder. */
    TreeMap<String, String> files(String session) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(projectFolder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = projectFolder().relativize(file).toString();
                if (name.startsWith(session)) {
                    files.put(name, Files.readString(file, ISO_8859_1));
                }
            }
        }
        return files;
    }
}
