package example.adapter;

import io.roam.adapter.kit.FactsCollector;
import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.LineClass;
import io.roam.adapter.kit.LineSessions;
import io.roam.adapter.kit.SessionLayout;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import io.roam.transcript.Message;
import io.roam.transcript.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * The adapter of Pen, an invented tool that keeps each session in a file of JSON lines:
 *
 * <pre>
 * ~/.pen/sessions/ID.jsonl
 * {"type":"session","id":"ID","folder":"/home/ada/work"}
 * {"type":"message","id":"m1","parent":null,"from":"user","at":"2026-11-22T10:00:00Z","text":"Hello"}
 * {"type":"title","title":"Greeting"}
 * {"type":"approval","mode":"always"}
 * ~/.pen/running                                           is there while Pen runs
 * </pre>
 */
public final class PenAdapter extends LineSessions {
    /** Called by the service loader. */
    public PenAdapter() {
        super("pen", SessionLayout.flat(".pen/sessions", ".jsonl"));
    }

    @Override
    protected LineClass classify(JsonSlice line) {
        return switch (line.string("type").orElse("")) {
            case "message" -> link(line, LineClass.event());
            case "title" -> LineClass.property("title");
            case "approval" -> LineClass.grant();
            case "session" -> LineClass.local(); // names a session and a folder of this machine
            default -> LineClass.state();
        };
    }

    private static LineClass link(JsonSlice line, LineClass event) {
        String parent = line.string("parent").orElse(null);
        return line.string("id").map(id -> event.withLink(id, parent)).orElse(event);
    }

    @Override
    protected void collect(JsonSlice line, FactsCollector facts) {
        switch (line.string("type").orElse("")) {
            case "session" -> line.string("folder").ifPresent(facts::addFolder);
            case "title" -> line.string("title").ifPresent(title -> facts.addTitle(title, TitleOrigin.GIVEN));
            case "message" -> {
                facts.addMessage(line.string("id"), time(line));
                if (role(line) == Role.USER) {
                    line.string("text").ifPresent(facts::addPrompt);
                }
            }
            default -> {} // states nothing
        }
    }

    @Override
    protected Optional<Message> readMessage(JsonSlice line) {
        String id = line.string("id").orElse("");
        return line.string("text").map(text -> textMessage(id, role(line), time(line), text));
    }

    private static Role role(JsonSlice line) {
        return line.string("from").filter("user"::equals).isPresent() ? Role.USER : Role.ASSISTANT;
    }

    private static Optional<Instant> time(JsonSlice line) {
        try {
            return line.string("at").map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    protected Optional<String> titleLine(String session, String title) {
        return Optional.of("{\"type\":\"title\",\"title\":" + JsonSlice.quoted(title) + "}");
    }

    @Override
    protected Optional<String> firstLine(String session, Path workspace) {
        String folder = JsonSlice.quoted(workspace.toString());
        return Optional.of("{\"type\":\"session\",\"id\":\"" + session + "\",\"folder\":" + folder + "}");
    }

    @Override
    protected boolean isRunning(Machine machine) {
        return Files.exists(machine.home().resolve(".pen/running"));
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("pen", "--continue", session);
    }
}
