package io.roam.cli.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real Claude Code: a native program, or the cli.js of an older version, which node runs. */
record RealClaude(RealProgram program) {
    /** Runs Claude Code as a user with that home would in that folder. */
    ProgramRun run(Path home, Path cwd, StandInServer model, String... arguments) throws IOException {
        return ProgramRun.of(terminalCommand(home, cwd, model, arguments));
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
    Process startStreaming(Path home, Path cwd, StandInServer model) throws IOException {
        return terminalCommand(
                        home,
                        cwd,
                        model,
                        "-p",
                        "--verbose",
                        "--input-format",
                        "stream-json",
                        "--output-format",
                        "stream-json")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Returns what starts Claude Code, in a terminal too. */
    ProcessBuilder terminalCommand(Path home, Path cwd, StandInServer model, String... arguments) throws IOException {
        return ProgramRun.prepare(program.command(List.of(arguments)), home, cwd, environment(model));
    }

    private static Map<String, String> environment(StandInServer model) {
        return Map.of(
                "IS_SANDBOX", "1",
                "ANTHROPIC_BASE_URL", model.address().toString(),
                "ANTHROPIC_API_KEY", "sk-ant-stand-in-0000",
                "DISABLE_TELEMETRY", "1",
                "DISABLE_ERROR_REPORTING", "1",
                "DISABLE_AUTOUPDATER", "1",
                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
                "CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL", "1"); // else it asks the network
    }
}
