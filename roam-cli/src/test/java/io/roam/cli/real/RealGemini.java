package io.roam.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real Gemini CLI. */
final class RealGemini implements ToolClient {
    private static final Pattern ID = Pattern.compile("\"sessionId\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final ClientRunner runner;

    private RealGemini(ClientRunner runner) {
        this.runner = runner;
    }

    static RealGemini open(RealProgram program, StandInServer model, Path home, Path workspace) throws IOException {
        ClientRunner runner = new ClientRunner(
                program,
                home,
                workspace,
                Map.of(
                        "GEMINI_API_KEY", "stand-in-0000",
                        "GEMINI_CLI_NO_RELAUNCH", "true",
                        "GOOGLE_GEMINI_BASE_URL", model.address().toString(),
                        "GEMINI_DEFAULT_AUTH_TYPE", "gemini-api-key",
                        "GEMINI_CLI_TRUST_WORKSPACE", "true"));
        runner.install("gemini");
        RealGemini gemini = new RealGemini(runner);
        gemini.writeSettings(true);
        return gemini;
    }

    /** Sets what {@code roam doctor} advises: otherwise each session of its own that was resumed is deleted at the next start, in another minute. */
    RealGemini keepSessions() throws IOException {
        writeSettings(false);
        return this;
    }

    private void writeSettings(boolean deletesSessions) throws IOException {
        runner.writeSettings(".gemini/settings.json", """
                {"security":{"auth":{"selectedType":"gemini-api-key"},"folderTrust":{"enabled":false}},
                 "general":{"disableAutoUpdate":true,"enableAutoUpdate":false,"disableUpdateNag":true,
                   "enableAutoUpdateNotification":false,"sessionRetention":{"enabled":%s,"maxAge":"30d"}},
                 "privacy":{"usageStatisticsEnabled":false},"telemetry":{"enabled":false},
                 "ide":{"hasSeenNudge":true,"enabled":false}}
                """.formatted(deletesSessions));
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
        return resume("latest", prompt);
    }

    /** The list shows a summary that the model makes while it is shown, and the id. */
    @Override
    public void awaitListed(String id, String words) throws IOException {
        ProgramRun run = runner.run(List.of("--list-sessions"));
        assertThat(run.output() + run.errors()).contains("[" + id + "]");
    }

    @Override
    public List<String> sessions() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : sessionFiles()) {
            String text = Files.readString(file);
            if (text.contains("\"type\":\"user\"")
                    || text.contains("\"type\": \"user\"")) { // else there is nothing to resume
                ids.add(idOf(text));
            }
        }
        return ids.stream().distinct().sorted().toList();
    }

    @Override
    public List<Path> files(String id) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : sessionFiles()) {
            if (idOf(Files.readString(file)).equals(id)) {
                files.add(file);
            }
        }
        return files;
    }

    private List<Path> sessionFiles() throws IOException {
        return runner.filesNamed(".gemini/tmp", "session-.*\\.jsonl?");
    }

    private static String idOf(String text) {
        Matcher id = ID.matcher(text);
        return id.find() ? id.group(1) : "";
    }
}
