package io.roam.cli.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real Codex CLI. */
final class RealCodex implements ToolClient {
    private static final Pattern ROLLOUT = Pattern.compile("rollout-.{19}-([0-9a-f-]{36})(?:_[0-9a-f-]{36})?\\.jsonl");

    private final ClientRunner runner;
    private final List<String> settings;

    private RealCodex(ClientRunner runner, StandInServer model, Provider provider) {
        this.runner = runner;
        this.settings = provider.settings(model.address() + "/v1");
    }

    /** Whose models a thread names; a thread resumes with that one only. */
    enum Provider {
        STAND_IN,
        OPENAI;

        private List<String> settings(String api) {
            return this == OPENAI
                    ? List.of("-c", "openai_base_url=\"" + api + '"')
                    : List.of(
                            "-c", "model_providers.standin.name=\"standin\"",
                            "-c", "model_providers.standin.base_url=\"" + api + '"',
                            "-c", "model_providers.standin.wire_api=\"responses\"",
                            "-c", "model_providers.standin.env_key=\"CODEX_API_KEY\"");
        }
    }

    /** Opens a home whose user grants everything, or, if {@code free} is false, has chosen no permissions. */
    static RealCodex open(RealProgram program, StandInServer model, Path home, Path workspace, boolean free)
            throws IOException {
        return open(program, model, home, workspace, free, Provider.STAND_IN);
    }

    static RealCodex open(
            RealProgram program, StandInServer model, Path home, Path workspace, boolean free, Provider provider)
            throws IOException {
        Map<String, String> keys = Map.of("CODEX_API_KEY", "sk-stand-in-0000", "OPENAI_API_KEY", "sk-stand-in-0000");
        ClientRunner runner = new ClientRunner(program, home, workspace, keys);
        String named = provider == Provider.STAND_IN ? "model_provider = \"standin\"\n" : "";
        String rights = free ? "approval_policy = \"never\"\nsandbox_mode = \"danger-full-access\"\n" : "";
        runner.install("codex");
        runner.writeSettings(".codex/config.toml", """
                model = "gpt-5"
                %s%scheck_for_update_on_startup = false
                [analytics]
                enabled = false
                [projects."%s"]
                trust_level = "trusted"
                """.formatted(named, rights, runner.workspace()));
        return new RealCodex(runner, model, provider);
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
        return runner.answer(arguments("exec", "--skip-git-repo-check", prompt));
    }

    @Override
    public String resume(String id, String prompt) throws IOException {
        return runner.answer(arguments("exec", "resume", "--skip-git-repo-check", id, prompt));
    }

    @Override
    public String resumeLast(String prompt) throws IOException {
        return runner.answer(arguments("exec", "resume", "--skip-git-repo-check", "--last", prompt));
    }

    /** Only the interactive client has a list. */
    @Override
    public void awaitListed(String id, String words) throws IOException {
        try (TmuxTerminal terminal = openTerminal(listing())) {
            terminal.await("Resume");
            terminal.await(words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The list of an old thread's folder goes by the first line, which names where the thread began: so all folders are asked for. */
    private String[] listing() {
        return program() == RealProgram.CODEX_0_142_5
                ? new String[] {"resume", "--include-non-interactive", "--all"}
                : new String[] {"resume", "--include-non-interactive"};
    }

    @Override
    public List<String> sessions() throws IOException {
        return runner.filesNamed(".codex/sessions", ROLLOUT.pattern()).stream()
                .map(RealCodex::idOf)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<Path> files(String id) throws IOException {
        return runner.filesNamed(".codex/sessions", ROLLOUT.pattern()).stream()
                .filter(file -> idOf(file).equals(id))
                .toList();
    }

    /** Starts the interactive client. */
    TmuxTerminal openTerminal(String... words) throws IOException {
        return new TmuxTerminal("codex-" + home().getFileName(), runner.prepare(arguments(words)));
    }

    /** Opens a session in the interactive client; the old one asks for the folder unless it is told. */
    TmuxTerminal openSession(String id) throws IOException {
        return program() == RealProgram.CODEX_0_142_5
                ? openTerminal("resume", id, "-C", workspace().toString())
                : openTerminal("resume", id);
    }

    /** Puts the file of a thread where Codex keeps those of that day. */
    Path add(Path rollout, String day) throws IOException {
        Path folder = Files.createDirectories(home().resolve(".codex/sessions").resolve(day));
        return Files.copy(rollout, folder.resolve(rollout.getFileName()));
    }

    private List<String> arguments(String... words) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.addAll(List.of(words));
        return arguments;
    }

    private static String idOf(Path rollout) {
        Matcher name = ROLLOUT.matcher(String.valueOf(rollout.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException("no rollout: " + rollout);
        }
        return name.group(1);
    }
}
