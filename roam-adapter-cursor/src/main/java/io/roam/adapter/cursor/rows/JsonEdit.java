package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes in a JSON text of which every other byte stays what it is. What was put in and is taken out again leaves the text of before. */
public final class JsonEdit {
    private JsonEdit() {}

    private static byte[] splice(byte[] text, int from, int to, byte[] instead) {
        return Bytes.concat(Arrays.copyOf(text, from), instead, Arrays.copyOfRange(text, to, text.length));
    }

    /** An object in which that member has that value; a new one stands last. */
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

    /** An object without its last member, or, if that is another one, as it is. */
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

    /** An array that begins with one more element. */
    static byte[] withFirstElement(byte[] array, byte[] element) {
        JsonView json = JsonView.of(array).orElseThrow();
        byte[] comma = (json.elements().isEmpty() ? "" : ",").getBytes(UTF_8);
        return splice(array, json.from() + 1, json.from() + 1, Bytes.concat(element, comma));
    }

    /** An array with another element in the place of one, or without it. */
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
