package io.roam.cli.real;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real Qwen Code. */
final class RealQwen implements ToolClient {
    private static final String NAME = "[0-9a-f-]{36}\\.jsonl";

    private final ClientRunner runner;

    private RealQwen(ClientRunner runner) {
        this.runner = runner;
    }

    static RealQwen open(StandInServer model, Path home, Path workspace) throws IOException {
        ClientRunner runner = new ClientRunner(
                RealProgram.QWEN,
                home,
                workspace,
                Map.of(
                        "OPENAI_API_KEY", "sk-stand-in-0000",
                        "OPENAI_BASE_URL", model.address() + "/v1",
                        "OPENAI_MODEL", "stand-in"));
        runner.install("qwen");
        runner.writeSettings(".qwen/settings.json", """
                {"security":{"auth":{"selectedType":"openai"},"folderTrust":{"enabled":false}},
                 "general":{"disableAutoUpdate":true,"enableAutoUpdate":false},
                 "memory":{"enableManagedAutoMemory":false,"enableManagedAutoDream":false},
                 "privacy":{"usageStatisticsEnabled":false},"telemetry":{"enabled":false}}
                """);
        return new RealQwen(runner);
    }

    @Override
    public RealProgram program() {
        return runner.program();
    }

    @Override
    public Path home() {
        return runner.home();
    }

    @Override
    public Path workspace() {
        return runner.workspace();
    }

    @Override
    public String begin(String prompt) throws IOException {
        return runner.answer(List.of("-p", prompt));
    }

    @Override
    public String resume(String id, String prompt) throws IOException {
        return runner.answer(List.of("--resume", id, "-p", prompt));
    }

    @Override
    public String resumeLast(String prompt) throws IOException {
        return runner.answer(List.of("--continue", "-p", prompt));
    }

    /** Only the interactive client has a list. */
    @Override
    public void awaitListed(String id, String words) throws IOException {
        try (TmuxTerminal terminal = openTerminal("--resume")) {
            terminal.await("Resume");
            terminal.await(words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> sessions() throws IOException {
        return runner.filesNamed(".qwen/projects", NAME).stream()
                .map(file -> file.getFileName().toString().replace(".jsonl", ""))
                .toList();
    }

    @Override
    public List<Path> files(String id) throws IOException {
        return runner.filesNamed(".qwen/projects", id + "\\.jsonl");
    }

    /** Starts the interactive client. */
    TmuxTerminal openTerminal(String... words) throws IOException {
        return new TmuxTerminal("qwen-" + home().getFileName(), runner.prepare(List.of(words)));
    }
}
