package io.roam.adapter.claude;

import static org.junit.jupiter.api.Assumptions.abort;

import io.roam.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The vendor's own reader of sessions, {@code @anthropic-ai/claude-agent-sdk}, which {@code ./check} installs. It needs no network. */
final class VendorSdk {
    private static final String VARIABLE = "ROAM_CHECK_CLAUDE_SDK";

    private final Path folder;

    private VendorSdk(Path folder) {
        this.folder = folder;
    }

    /**
     * A session as the SDK reads it.
     *
     * @param messages the ids of the messages of the branch that it continues; each line of one of the model has the same
     */
    record ListedSession(String id, String title, String firstPrompt, List<String> messages) {}

    /** Returns the SDK. Without one the test is visibly skipped, except in CI, where it fails. */
    static VendorSdk require() {
        String path = System.getenv(VARIABLE);
        if (path == null || path.isEmpty()) {
            String reason = VARIABLE + " is not set: no SDK of Claude's to check against";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            return abort(reason);
        }
        return new VendorSdk(Path.of(path));
    }

    /** Returns the sessions in the tool's folder below a home, in the SDK's order. */
    List<ListedSession> list(Path home) throws IOException, InterruptedException {
        Path script = home.resolve("vendor-sdk.mjs");
        try (InputStream source = VendorSdk.class.getResourceAsStream("vendor-sdk.mjs")) {
            Files.write(script, source.readAllBytes());
        }
        Path output = home.resolve("sessions.jsonl");
        Path errors = home.resolve("errors.txt");
        ProcessBuilder node = new ProcessBuilder("node", script.toString(), folder.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        node.environment().keySet().removeIf(name -> name.startsWith("CLAUDE"));
        node.environment().putAll(Map.of("HOME", home.toString(), "USERPROFILE", home.toString()));
        int code = node.start().waitFor();
        if (code != 0) {
            throw new IOException("the SDK failed: " + Files.readString(errors));
        }
        List<ListedSession> sessions = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            sessions.add(sessionOf(JsonObject.parse(line.getBytes(StandardCharsets.UTF_8))));
        }
        return sessions;
    }

    private static ListedSession sessionOf(JsonObject json) {
        return new ListedSession(
                json.string("id"), json.string("title"), json.stringOrEmpty("firstPrompt"), json.strings("messages"));
    }
}
