package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ProgramStarter;
import io.roam.cli.service.ProgramResult;
import io.roam.cli.terminal.Terminal;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.spi.Machine;
import io.roam.testkit.TestMachine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A device in this process, on which commands run. */
final class TestDevice {
    final TestMachine machine;
    final List<List<String>> started = new ArrayList<>();
    Optional<Integer> startedEndsWith = Optional.of(0);
    Function<List<String>, Optional<ProgramResult>> answers = command -> Optional.empty();
    private Path directory;

    TestDevice(Path folder) {
        this.machine = TestMachine.in(folder);
        this.directory = machine.home();
        machine.folder(".claude");
    }

    TestDevice in(Path folder) {
        directory = folder;
        return this;
    }

    CommandResult run(String... args) {
        return runWithInput("", false, args);
    }

    /**
     * Runs a command with that standard input.
     *
     * @param interactive whether a user seems to sit at the terminal
     */
    CommandResult runWithInput(String input, boolean interactive, String... args) {
        return runWithInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), interactive, args);
    }

    CommandResult runWithInput(InputStream input, boolean interactive, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new Terminal(input, out, err, interactive, false), args);
        return new CommandResult(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command on a terminal of that width, at which nobody types. */
    CommandResult runOnTerminal(int columns, String... args) {
        return runOnTerminal(columns, Terminal.UNLIMITED, args);
    }

    /** Runs a command on a terminal of that size, at which nobody types. */
    CommandResult runOnTerminal(int columns, int rows, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(InputStream.nullInputStream(), out, err, true, false, () -> columns);
        terminal.useRows(() -> rows);
        int code = run(terminal, args);
        return new CommandResult(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that writes its output there. */
    CommandResult runInto(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new Terminal(InputStream.nullInputStream(), out, err, false, false), args);
        return new CommandResult(code, "", err.toString(StandardCharsets.UTF_8));
    }

    private int run(Terminal terminal, String... args) {
        try (CommandContext context = context(terminal)) {
            return CommandRunner.run(context, args);
        }
    }

    /** Returns a context on that terminal; the caller closes it. */
    CommandContext context(Terminal terminal) {
        return new CommandContext(this::currentMachine, terminal, new Programs(), ZoneOffset.UTC);
    }

    /** Runs a command that must succeed. */
    CommandResult runOk(String... args) {
        CommandResult result = run(args);
        assertThat(result.code()).as("%s: %s", String.join(" ", args), result).isZero();
        return result;
    }

    /** Asks a device to pair with this one, over a folder: it accepts at its next sync. */
    CommandResult askToPair(TestDevice other) {
        CommandResult result = run("pair", other.runOk("pair", "--show").out().strip());
        assertThat(result.code()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("Pairing request sent to ");
        return result;
    }

    private Machine currentMachine() {
        Machine now = machine.machine();
        return new Machine(
                now.home(),
                directory,
                now.environment(),
                now.os(),
                now.name(),
                now.clock(),
                now.processes(),
                now.disk(),
                Map.of());
    }

    private final class Programs implements ProgramStarter {
        @Override
        public Optional<Integer> run(List<String> command, Path folder, Machine on) {
            started.add(command);
            return startedEndsWith;
        }

        @Override
        public Optional<ProgramResult> runForOutput(List<String> command, Machine on) {
            return answers.apply(command);
        }
    }

    /** Creates a session of Claude Code with these messages, and returns its id. */
    String startConversation(Path workspace, String title, String... words) {
        String session = UUID.randomUUID().toString();
        List<String> lines = messageRows(workspace, session, null, words);
        lines.add(Json.text(Map.of("type", "custom-title", "customTitle", title, "sessionId", session)));
        write(sessionFile(workspace, session), String.join("\n", lines) + "\n");
        return session;
    }

    /** Appends messages to a session. */
    void continueConversation(Path workspace, String session, String... words) {
        Path file = sessionFile(workspace, session);
        try {
            String parent = null;
            for (String line : Files.readAllLines(file)) {
                parent = JsonObject.parse(line.getBytes(StandardCharsets.UTF_8))
                        .optionalString("uuid")
                        .orElse(parent);
            }
            Files.write(file, messageRows(workspace, session, parent, words), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> messageRows(Path workspace, String session, @Nullable String last, String... words) {
        List<String> lines = new ArrayList<>();
        String parent = last;
        for (int i = 0; i < words.length; i++) {
            String role = i % 2 == 0 ? "user" : "assistant";
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("parentUuid", parent);
            row.put("type", role);
            row.put("message", Map.of("role", role, "content", words[i]));
            parent = UUID.randomUUID().toString();
            row.put("uuid", parent);
            row.put("timestamp", machine.clock().instant().minusSeconds(600));
            row.put("cwd", workspace);
            row.put("sessionId", session);
            lines.add(Json.text(row));
        }
        return lines;
    }

    /** Returns the text of a session's file. */
    String read(Path workspace, String session) {
        try {
            return Files.readString(sessionFile(workspace, session));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path sessionFile(Path workspace, String session) {
        return machine.home()
                .resolve(".claude/projects")
                .resolve(workspace.toString().replaceAll("[^a-zA-Z0-9]", "-"))
                .resolve(session + ".jsonl");
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
