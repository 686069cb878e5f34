package example.adapter;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class PenAdapterTest extends ToolAdapterContract {
    private int messages;

    @Override
    protected ToolAdapter adapter() {
        return new PenAdapter();
    }

    @Override
    protected void install(TestMachine machine) {
        machine.folder(".pen/sessions");
    }

    @Override
    protected Set<String> fill(TestMachine machine) {
        Path folder = machine.folder("work");
        for (String session : Set.of("one", "two")) {
            append(machine, session, "{\"type\":\"session\",\"id\":\"" + session + "\",\"folder\":\"" + folder + "\"}");
            append(machine, session, message(session + "-1", "null", "user", "Hello"));
            append(machine, session, message(session + "-2", "\"" + session + "-1\"", "pen", "How can I help?"));
            append(machine, session, "{\"type\":\"approval\",\"mode\":\"always\"}");
            append(machine, session, "{\"type\":\"title\",\"title\":\"Greeting\"}");
            append(machine, session, "{\"type\":\"theme\",\"dark\":true}");
        }
        return Set.of("one", "two");
    }

    @Override
    protected void say(TestMachine machine, String session) {
        messages++;
        append(machine, session, message("more-" + messages, "null", "user", "more"));
    }

    @Override
    protected Set<String> permissions() {
        return Set.of("\"mode\":\"always\"");
    }

    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        try (Stream<String> lines = Files.lines(file(machine, session))) {
            return lines.filter(line -> line.startsWith("{\"type\":\"session\""))
                    .map(line -> line.split("\"")[7])
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(TestMachine machine, String session) {
        return machine.folder(".pen/sessions").resolve(session + ".jsonl");
    }

    private static String message(String id, String parent, String from, String text) {
        return "{\"type\":\"message\",\"id\":\"" + id + "\",\"parent\":" + parent + ",\"from\":\"" + from
                + "\",\"at\":\"2026-11-22T10:00:00Z\",\"text\":\"" + text + "\"}";
    }

    private static void append(TestMachine machine, String session, String line) {
        try {
            Files.writeString(file(machine, session), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
