package example.adapter;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

class PadAdapterTest extends ToolAdapterContract {
    private int messages;

    @Override
    protected ToolAdapter adapter() {
        return new PadAdapter();
    }

    @Override
    protected void install(TestMachine machine) {
        machine.folder(".pad/chats");
    }

    @Override
    protected Set<String> fill(TestMachine machine) {
        for (String session : Set.of("one", "two")) {
            write(
                    machine,
                    session,
                    "{\n  \"id\": \"" + session + "\",\n  \"folder\": \"" + machine.folder("work")
                            + "\",\n  \"title\": \"Greeting\",\n  \"model\": \"large\",\n  \"autoApprove\": [\"shell\"],"
                            + "\n  \"messages\": [\n    " + message(session + "-1", "user", "Hello")
                            + ",\n    " + message(session + "-2", "pad", "How can I help?")
                            + ",\n    " + message(session + "-3", "user", "Hello") + "\n  ]\n}\n");
        }
        return Set.of("one", "two");
    }

    @Override
    protected void say(TestMachine machine, String session) {
        messages++;
        String before = read(machine, session);
        int end = before.lastIndexOf(']');
        String more = ",\n    " + message("more-" + messages, "user", "more") + "\n  ";
        write(machine, session, before.substring(0, end).stripTrailing() + more + before.substring(end));
    }

    @Override
    protected Set<String> permissions() {
        return Set.of("\"shell\"");
    }

    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        return Pattern.compile("\"id\" *: *\"([^\"]*)\"")
                .matcher(read(machine, session))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String message(String uuid, String role, String text) {
        return "{\"uuid\": \"" + uuid + "\", \"role\": \"" + role + "\", \"created\": 1763805600000, \"state\": \"done\", "
                + "\"text\": \"" + text + "\"}";
    }

    private static Path file(TestMachine machine, String session) {
        return machine.folder(".pad/chats").resolve(session + ".json");
    }

    private static String read(TestMachine machine, String session) {
        try {
            return Files.readString(file(machine, session));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(TestMachine machine, String session, String document) {
        try {
            Files.writeString(file(machine, session), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
