package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edits a JSON text and keeps every other byte. Removing what was inserted restores the text. */
public final class JsonEdit {
    private JsonEdit() {}

    private static byte[] splice(byte[] text, int from, int to, byte[] instead) {
        return Bytes.concat(Arrays.copyOf(text, from), instead, Arrays.copyOfRange(text, to, text.length));
    }

    /** Returns an object in which a member has a value; a new member is the last one. */
    public static byte[] withMember(byte[] object, String name, byte[] value) {
        JsonView json = JsonView.of(object).orElseThrow();
        Map<String, JsonView> members = json.members();
        JsonView known = members.get(name);
        if (known != null) {
            return splice(object, known.from(), known.to(), value);
        }
        int end = members.values().stream().mapToInt(JsonView::to).max().orElse(json.from() + 1);
        byte[] comma = (members.isEmpty() ? "" : ",").getBytes(UTF_8);
        return splice(object, end, end, Bytes.concat(comma, (JsonValue.quoted(name) + ':').getBytes(UTF_8), value));
    }

    /** Returns an object without its last member, or unchanged if the last member has another name. */
    static byte[] withoutLastMember(byte[] object, String name) {
        JsonView json = JsonView.of(object).orElseThrow();
        List<Map.Entry<String, JsonView>> members = List.copyOf(json.members().entrySet());
        int last = members.size() - 1;
        if (last < 0 || !members.get(last).getKey().equals(name)) {
            return object;
        }
        int from =
                last == 0 ? json.from() + 1 : members.get(last - 1).getValue().to();
        return splice(object, from, members.get(last).getValue().to(), new byte[0]);
    }

    /** Returns an array with another element before the first. */
    static byte[] withFirstElement(byte[] array, byte[] element) {
        JsonView json = JsonView.of(array).orElseThrow();
        byte[] comma = (json.elements().isEmpty() ? "" : ",").getBytes(UTF_8);
        return splice(array, json.from() + 1, json.from() + 1, Bytes.concat(element, comma));
    }

    /** Returns an array in which an element is replaced or removed. */
    static byte[] withElement(byte[] array, int index, Optional<byte[]> element) {
        List<JsonView> all = JsonView.of(array).orElseThrow().elements();
        JsonView old = all.get(index);
        if (element.isPresent()) {
            return splice(array, old.from(), old.to(), element.get());
        }
        if (index + 1 < all.size()) {
            return splice(array, old.from(), indexOfComma(array, old.to()) + 1, new byte[0]);
        }
        return splice(array, index == 0 ? old.from() : all.get(index - 1).to(), old.to(), new byte[0]);
    }

    private static int indexOfComma(byte[] text, int from) {
        int at = from;
        while (text[at] != ',') {
            at++;
        }
        return at;
    }
}
