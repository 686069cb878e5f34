package io.roam.adapter.gemini;

import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of Gemini CLI below the home of a machine, as the tool writes them. */
record GeminiHome(TestMachine machine) {
    static final String FIRST = "81352b05-1dc4-451d-86e8-6d34e7ac4230";
    static final String SECOND = "5d8f395e-6a5e-4f38-9a43-2f8f1d1f3a55";
    static final String DIRECTORIES = "\"directories\":[\"/etc\"]";

    Path tmp() {
        return machine.home().resolve(".gemini/tmp");
    }

    Path project() {
        return tmp().resolve("work");
    }

    void install() {
        folder(tmp());
    }

    /** Makes the folder of the project {@code work}. */
    Path chats() {
        Path chats = folder(project().resolve("chats"));
        write(project().resolve(".project_root"), machine.folder("work").toString());
        return chats;
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            folder(file.resolve("..").normalize());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String header(String id) {
        return "{\"sessionId\":\"" + id + "\",\"projectHash\":\"b0656c96\",\"startTime\":\"2026-11-22T10:00:00.000Z\""
                + ",\"lastUpdated\":\"2026-11-22T10:00:00.000Z\",\"kind\":\"main\"}";
    }

    static String user(String id, String text) {
        return "{\"id\":\"" + id
                + "\",\"timestamp\":\"2026-11-22T10:00:01.000Z\",\"type\":\"user\",\"content\":[{\"text\":\"" + text
                + "\"}]}";
    }

    static String answer(String id, String text) {
        return "{\"id\":\"" + id + "\",\"timestamp\":\"2026-11-22T10:00:02.000Z\",\"type\":\"gemini\",\"content\":\""
                + text
                + "\",\"thoughts\":[],\"tokens\":{\"input\":5,\"output\":3,\"cached\":0},\"model\":\"gemini-3.8-flash\"}";
    }

    static String time() {
        return "{\"$set\":{\"lastUpdated\":\"2026-11-22T10:00:02.000Z\"}}";
    }

    static String context() {
        return "{\"$set\":{\"messages\":[{\"id\":\"d04923d38bb0f6017037e74183378ef4\",\"type\":\"user\",\"content\":[{\"text\":"
                + "\"<session_context>\\n- **Workspace Directories:**\\n  - /home/ada/work\\n</session_context>\"}]}]}}";
    }

    /** Writes a session as a log. */
    Path log(String session, String... lines) {
        Path file = chats().resolve("session-2026-11-22T10-00-" + session.substring(0, 8) + ".jsonl");
        write(file, Stream.of(lines).map(line -> line + "\n").collect(Collectors.joining()));
        return file;
    }

    /** Writes a session as a document, indented as the tool does. */
    Path document(String session, String... messages) {
        Path file = chats().resolve("session-2026-11-22T10-00-" + session.substring(0, 8) + ".json");
        write(file, documentOf(session, List.of(messages)));
        return file;
    }

    private static String documentOf(String session, List<String> messages) {
        return "{\n  \"sessionId\": \"" + session + "\",\n  \"projectHash\": \"b0656c96\",\n"
                + "  \"startTime\": \"2026-11-22T10:00:00.000Z\",\n  \"lastUpdated\": \"2026-11-22T10:00:00.000Z\",\n"
                + "  \"messages\": [\n    "
                + String.join(",\n    ", messages).replace("\"type\":", "\"type\": ")
                + "\n  ],\n  \"kind\": \"main\"\n}";
    }

    /** Returns the file of a session, whoever wrote it. */
    Path fileOf(String session) {
        try (Stream<Path> all = Files.walk(tmp())) {
            return all.filter(file -> file.getFileName().toString().matches("session-.*\\.jsonl?"))
                    .filter(file -> idIn(file).equals(Optional.of(session)))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the id that a session's file states. */
    static Optional<String> idIn(Path file) {
        String text = read(file);
        int at = text.indexOf("\"sessionId\":");
        int from = text.indexOf('"', at + "\"sessionId\":".length()) + 1;
        return at < 0 ? Optional.empty() : Optional.of(text.substring(from, text.indexOf('"', from)));
    }

    /** Says something in a session. */
    void say(String session) {
        String id = UUID.randomUUID().toString();
        Path file = fileOf(session);
        if (file.toString().endsWith(".jsonl")) {
            append(file, user(id, "and " + id) + "\n");
            return;
        }
        String text = read(file);
        int end = text.lastIndexOf(']');
        write(
                file,
                text.substring(0, end).stripTrailing() + ",\n    " + user(id, "and " + id) + "\n  "
                        + text.substring(end));
    }

    static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
