package io.roam.adapter.qwen;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.kit.JsonSlice;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;

/** Writes sessions as Qwen Code 0.24.4 does. */
final class QwenHome {
    static final String ONE = "11111111-1111-4111-8111-111111111111";
    static final String TWO = "22222222-2222-4222-8222-222222222222";

    private final TestMachine machine;

    QwenHome(TestMachine machine) {
        this.machine = machine;
    }

    /** Returns the file of a session of the folder {@code work}. */
    Path file(String session) {
        return chats().resolve(session + ".jsonl");
    }

    Path chats() {
        String key = machine.folder("work").toString().replaceAll("[^a-zA-Z0-9]", "-");
        return machine.folder(".qwen/projects").resolve(key).resolve("chats");
    }

    String read(String session) {
        try {
            return Files.readString(file(session));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonSlice> lines(String session) {
        return read(session)
                .lines()
                .flatMap(line -> JsonSlice.parse(line.getBytes(UTF_8)).stream())
                .toList();
    }

    void append(String session, String text) {
        try {
            Files.createDirectories(chats());
            Files.writeString(file(session), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.setLastModifiedTime(
                    file(session), FileTime.from(machine.clock().instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a session anew. */
    void replace(String session, String text) {
        try {
            Files.writeString(file(session), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        append(session, text);
    }

    /** Appends a line that continues the last one with an ID, and returns its own ID; {@code rest} are its last members. */
    String add(String session, String type, String rest) {
        return addBehind(session, lastId(session), type, rest);
    }

    /** Appends a line that continues one with that ID, or none. */
    String addBehind(String session, String parent, String type, String rest) {
        String id = UUID.randomUUID().toString();
        append(
                session,
                "{\"uuid\":\"" + id + "\",\"parentUuid\":" + parent + ",\"sessionId\":\"" + session
                        + "\",\"timestamp\":\""
                        + machine.clock().instant() + "\",\"type\":\"" + type + "\",\"provenance\":\"x\",\"cwd\":"
                        + JsonSlice.quoted(machine.folder("work").toString()) + ",\"version\":\"0.24.4\"," + rest
                        + "}\n");
        return "\"" + id + "\"";
    }

    private String lastId(String session) {
        if (!Files.exists(file(session))) {
            return "null";
        }
        return lines(session).stream()
                .flatMap(line -> line.string("uuid").stream())
                .reduce((first, second) -> second)
                .map(JsonSlice::quoted)
                .orElse("null");
    }

    String user(String session, String text) {
        return add(
                session,
                "user",
                "\"message\":{\"role\":\"user\",\"parts\":[{\"text\":" + JsonSlice.quoted(text) + "}]}");
    }

    String model(String session, String text) {
        return add(
                session,
                "assistant",
                "\"model\":\"m\",\"message\":{\"role\":\"model\",\"parts\":[{\"text\":" + JsonSlice.quoted(text)
                        + "}]},\"usageMetadata\":{\"promptTokenCount\":5,\"candidatesTokenCount\":3}");
    }

    String state(String session) {
        return add(session, "system", "\"subtype\":\"ui_telemetry\",\"systemPayload\":{\"uiEvent\":{}}");
    }

    String title(String session, String title) {
        return add(
                session,
                "system",
                "\"subtype\":\"custom_title\",\"systemPayload\":{\"customTitle\":" + JsonSlice.quoted(title)
                        + ",\"titleSource\":\"manual\"}");
    }
}
