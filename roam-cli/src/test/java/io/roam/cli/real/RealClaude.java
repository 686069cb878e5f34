package io.roam.cli.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real Claude Code: a native program, or the cli.js of an older version, which node runs. */
record RealClaude(Path program) {

    private static final long LIMIT_SECONDS = 120;
    private static final List<String> KEPT = List.of("PATH", "PATHEXT", "SystemRoot", "ComSpec");

    /** The result of a run. */
    record Run(int exitCode, String output, String errors) {}

    /** Returns the newest version; empty if the environment names none. */
    static Optional<RealClaude> installed() {
        return ClaudeVersion.NEWEST.find();
    }

    /** Runs Claude Code as a user with that home would in that folder, isolated from this machine's user. */
    Run run(Path home, Path cwd, StandInModel model, String... arguments) throws IOException {
        if (home.toAbsolutePath().equals(Path.of(System.getProperty("user.home")))) {
            throw new IllegalArgumentException("not in the home of whoever runs this: " + home);
        }
        Files.createDirectories(home);
        Files.createDirectories(cwd);
        Path output = Files.createTempFile("claude", ".out");
        Path errors = Files.createTempFile("claude", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(arguments))
                    .directory(cwd.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            clear(builder.environment(), home, model);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = awaitEnd(process);
            Run run = new Run(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
            if (!ended) {
                throw new IOException("Claude Code did not end in " + LIMIT_SECONDS + " s: " + run);
            }
            return run;
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    /** Returns the transcripts in that home, without those of subagents. */
    static List<Path> transcripts(Path home) throws IOException {
        Path projects = home.resolve(".claude/projects");
        if (!Files.isDirectory(projects)) {
            return List.of();
        }
        try (Stream<Path> files =
                Files.find(projects, 2, (file, about) -> file.toString().endsWith(".jsonl"))) {
            return files.sorted().toList();
        }
    }

    /** Starts Claude Code, and leaves its input open for prompts, one JSON line each. The caller ends it. */
    Process startStreaming(Path home, Path cwd, StandInModel model) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        command("-p", "--verbose", "--input-format", "stream-json", "--output-format", "stream-json"))
                .directory(Files.createDirectories(cwd).toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        clear(builder.environment(), home, model);
        return builder.start();
    }

    /** Returns what starts Claude Code in a terminal. */
    ProcessBuilder terminalCommand(Path home, Path cwd, StandInModel model, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(cwd.toFile());
        clear(builder.environment(), home, model);
        return builder;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        if (program.toString().endsWith(".js")) {
            command.add("node");
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Reduces an environment to what a user with that home needs. */
    private static void clear(Map<String, String> environment, Path home, StandInModel model) {
        environment.keySet().retainAll(KEPT);
        environment.put("HOME", home.toString());
        environment.put("USERPROFILE", home.toString());
        environment.put("TERM", "xterm-256color");
        environment.put("IS_SANDBOX", "1");
        environment.put("ANTHROPIC_BASE_URL", model.address().toString());
        environment.put("ANTHROPIC_API_KEY", "sk-ant-stand-in-0000");
        environment.put("DISABLE_TELEMETRY", "1");
        environment.put("DISABLE_ERROR_REPORTING", "1");
        environment.put("DISABLE_AUTOUPDATER", "1");
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.put("CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL", "1"); // else it asks the network
    }

    private static boolean awaitEnd(Process process) {
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        return false;
    }
}
