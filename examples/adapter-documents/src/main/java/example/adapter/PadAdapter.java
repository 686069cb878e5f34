package example.adapter;

import io.roam.adapter.kit.DocumentSessions;
import io.roam.adapter.kit.FactsCollector;
import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.MemberClass;
import io.roam.adapter.kit.SessionLayout;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import io.roam.transcript.Message;
import io.roam.transcript.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The adapter of Pad, an invented tool that keeps each chat in one JSON document, and rewrites it after each message:
 *
 * <pre>
 * ~/.pad/chats/ID.json
 * {
 *   "id": "ID", "folder": "/home/ada/work",
 *   "title": "Greeting", "model": "large",
 *   "autoApprove": ["shell"],
 *   "messages": [
 *     {"uuid": "0d3f…", "role": "user", "created": 1763805600000, "text": "Hello", "state": "done"}
 *   ]
 * }
 * ~/.pad/running                                           is there while Pad runs
 * </pre>
 */
public final class PadAdapter extends DocumentSessions {
    /** Called by the service loader. */
    public PadAdapter() {
        super("pad", SessionLayout.flat(".pad/chats", ".json"), "messages");
    }

    @Override
    protected MemberClass classify(String member) {
        return switch (member) {
            case "id", "folder" -> MemberClass.LOCAL;
            case "autoApprove" -> MemberClass.GRANT;
            default -> MemberClass.VALUE; // also what later versions of Pad add
        };
    }

    @Override
    protected Optional<String> identify(JsonSlice message) {
        return message.string("uuid");
    }

    @Override
    protected boolean isComplete(JsonSlice message) {
        return message.string("state").filter("streaming"::equals).isEmpty();
    }

    @Override
    protected void collectMember(String member, JsonSlice value, FactsCollector facts) {
        switch (member) {
            case "folder" -> value.string().ifPresent(facts::addFolder);
            case "title" -> value.string().ifPresent(title -> facts.addTitle(title, TitleOrigin.GIVEN));
            default -> {} // states nothing
        }
    }

    @Override
    protected void collectMessage(JsonSlice message, FactsCollector facts) {
        facts.addMessage(message.string("uuid"), time(message));
        if (role(message) == Role.USER) {
            message.string("text").ifPresent(facts::addPrompt);
        }
    }

    @Override
    protected Optional<Message> readMessage(JsonSlice message) {
        String id = message.string("uuid").orElse("");
        return message.string("text").map(text -> textMessage(id, role(message), time(message), text));
    }

    private static Role role(JsonSlice message) {
        return message.string("role").filter("user"::equals).isPresent() ? Role.USER : Role.ASSISTANT;
    }

    private static Optional<Instant> time(JsonSlice message) {
        return message.number("created").map(Instant::ofEpochMilli);
    }

    @Override
    protected Map<String, String> ownMembers(String session, Path workspace) {
        return Map.of("id", session, "folder", workspace.toString());
    }

    @Override
    protected Optional<String> titleMember() {
        return Optional.of("title");
    }

    @Override
    protected boolean isRunning(Machine machine) {
        return Files.exists(machine.home().resolve(".pad/running"));
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("pad", "open", session);
    }
}
