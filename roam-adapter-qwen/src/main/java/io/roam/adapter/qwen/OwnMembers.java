package io.roam.adapter.qwen;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.JsonSlice.Kind;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The members that a line has of its session alone: {@code sessionId}, and in a line that continues no other one {@code cwd}. Qwen Code refuses a file whose
 * lines name several sessions, and one whose first line names another folder. In a payload these members are empty.
 */
final class OwnMembers {
    private static final byte[] EMPTY = {'"', '"'};

    private final byte[] session;
    private final byte[] folder;

    private OwnMembers(byte[] session, byte[] folder) {
        this.session = session;
        this.folder = folder;
    }

    /** Returns a line with these members empty; a line that is not an object as it is. */
    static byte[] payloadOf(byte[] line) {
        return new OwnMembers(EMPTY, EMPTY).setIn(line);
    }

    /** Returns the line of a payload in a session of that folder. */
    static byte[] lineOf(byte[] payload, String session, String folder) {
        return new OwnMembers(quoted(session), quoted(folder)).setIn(payload);
    }

    private static byte[] quoted(String text) {
        return JsonSlice.quoted(text).getBytes(UTF_8);
    }

    private byte[] setIn(byte[] line) {
        return JsonSlice.parse(line)
                .filter(JsonSlice::isObject)
                .map(object -> setIn(line, object))
                .orElse(line);
    }

    private byte[] setIn(byte[] line, JsonSlice object) {
        boolean first = object.string("parentUuid").isEmpty();
        ByteArrayOutputStream changed = new ByteArrayOutputStream(line.length + session.length + folder.length);
        int[] copied = {0};
        object.forEachMember(member -> valueOf(member, first).ifPresent(value -> {
            changed.write(line, copied[0], member.value().from() - copied[0]);
            changed.writeBytes(value);
            copied[0] = member.value().to();
        }));
        changed.write(line, copied[0], line.length - copied[0]);
        return changed.toByteArray();
    }

    private Optional<byte[]> valueOf(JsonSlice.Member member, boolean first) {
        if (member.value().kind() != Kind.STRING) {
            return Optional.empty();
        }
        return switch (member.name()) {
            case "sessionId" -> Optional.of(session);
            case "cwd" -> first ? Optional.of(folder) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
