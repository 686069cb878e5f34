package io.roam.adapter.claude;

import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The tool's configuration folder on a test's machine. */
public final class ClaudeHome {
    public static final String ID = "0b7d2c0a-6d2f-4c0e-9f4e-1a2b3c4d5e6f";
    static final String OTHER = "1c8e3d1b-7e30-4d1f-8a5f-2b3c4d5e6f70";

    private final Path config;
    private int lines;

    private ClaudeHome(Path config) {
        this.config = config;
    }

    /** Installs the tool, in a version that says what it has open. */
    public static ClaudeHome on(TestMachine machine) {
        ClaudeHome home = new ClaudeHome(machine.home().resolve(".claude"));
        home.folder("projects");
        home.folder("sessions");
        return home;
    }

    public Path config() {
        return config;
    }

    Path folder(String below) {
        try {
            return Files.createDirectories(config.resolve(below));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path main(String project, String session) {
        return config.resolve("projects").resolve(project).resolve(session + ".jsonl");
    }

    Path write(String below, String content) {
        return write(below, content.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String below, byte[] content) {
        try {
            Path file = config.resolve(below);
            Files.createDirectories(file.getParent());
            return Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line of the user, with another id at each call. */
    String user(String session, String words) {
        lines++;
        return row("user", session, "\"message\":{\"role\":\"user\",\"content\":\"" + words + " " + lines + "\"}");
    }

    /** Returns a line of the model. */
    String model(String session, String message, String block) {
        lines++;
        return row(
                "assistant",
                session,
                "\"message\":{\"id\":\"" + message + "\",\"role\":\"assistant\",\"model\":\"claude-x\",\"content\":["
                        + block + "],\"usage\":{\"input_tokens\":1,\"output_tokens\":" + lines + "}}");
    }

    private String row(String type, String session, String rest) {
        String parent = lines == 1 ? "null" : "\"" + uuid(lines - 1) + "\"";
        return "{\"parentUuid\":" + parent + ",\"isSidechain\":false,\"cwd\":\"/home/ann/work\",\"sessionId\":\""
                + session
                + "\",\"version\":\"2.1.330\",\"type\":\"" + type + "\",\"uuid\":\"" + uuid(lines)
                + "\",\"timestamp\":\"2026-11-22T10:00:" + String.format("%02d", lines % 60) + ".000Z\"," + rest
                + "}\n";
    }

    static String uuid(int number) {
        return String.format("00000000-0000-4000-8000-%012d", number);
    }
}
