package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.kit.JsonSlice;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The first line of a thread under the ID of another session: its three IDs change, and no other byte. */
final class SiblingHeader {
    private final byte[] line;
    private final JsonSlice ids;
    private final String root;

    private SiblingHeader(byte[] line, JsonSlice ids, String root) {
        this.line = line;
        this.ids = ids;
        this.root = root;
    }

    /** Returns the line for that session; the same bytes if it is its line already, or if it names no thread. */
    static byte[] of(byte[] line, String session) {
        Optional<JsonSlice> header = JsonSlice.parse(line);
        return header.flatMap(all -> all.member("payload")
                        .filter(JsonSlice::isObject)
                        .or(() -> header) // before 0.40 the line had no envelope
                        .flatMap(ids -> ids.string("id")
                                .filter(root -> !root.equals(session))
                                .map(root -> new SiblingHeader(line, ids, root).write(session))))
                .orElse(line);
    }

    private byte[] write(String session) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length + session.length());
        boolean isForkKnown = ids.member("forked_from_id").isPresent();
        int[] written = new int[1];
        ids.forEachMember(member -> {
            JsonSlice value = member.value();
            Optional<String> other = switch (member.name()) {
                case "id" -> Optional.of(isForkKnown ? quoted(session) : quoted(session) + fork());
                case "session_id" -> Optional.of(quoted(session));
                case "forked_from_id" -> Optional.of(quoted(root));
                default -> Optional.empty();
            };
            other.ifPresent(text -> {
                out.write(line, written[0], value.from() - written[0]);
                out.writeBytes(text.getBytes(UTF_8));
                written[0] = value.to();
            });
        });
        out.write(line, written[0], line.length - written[0]);
        return out.toByteArray();
    }

    private String fork() {
        return ",\"forked_from_id\":" + quoted(root);
    }

    private static String quoted(String text) {
        return JsonSlice.quoted(text);
    }
}
