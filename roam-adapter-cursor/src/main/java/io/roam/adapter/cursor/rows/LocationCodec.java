package io.roam.adapter.cursor.rows;

import io.roam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes and parses locations in undo lines: a JSON array of strings, the kind first. */
public final class LocationCodec {
    private LocationCodec() {}

    public static String formatLine(String... parts) {
        List<String> quoted = new ArrayList<>();
        for (String part : parts) {
            quoted.add(JsonValue.quoted(part));
        }
        return '[' + String.join(",", quoted) + ']';
    }

    /** Returns the location in a line; empty if it is not one. */
    static Optional<DatabaseLocation> parse(JsonView line) {
        List<String> parts =
                line.elements().stream().map(part -> part.text().orElse("")).toList();
        try {
            return Optional.of(
                    switch (parts.get(0)) {
                        case RowLocation.KIND -> new RowLocation(requireTable(parts.get(1)), parts.get(2));
                        case HeaderLocation.KIND -> new HeaderLocation(parts.get(1));
                        case MemberLocation.KIND -> new MemberLocation(requireItem(parts.get(1)), parts.get(2));
                        case ListElementLocation.KIND ->
                            new ListElementLocation(
                                    requireItem(parts.get(1)),
                                    parts.get(2),
                                    parts.get(3),
                                    parts.get(4),
                                    Boolean.parseBoolean(parts.get(5)));
                        default -> throw new IllegalArgumentException(parts.get(0));
                    });
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static CursorTable requireTable(String word) {
        return CursorTable.ofWord(word).orElseThrow(IllegalArgumentException::new);
    }

    private static ItemKey requireItem(String word) {
        return ItemKey.ofWord(word).orElseThrow(IllegalArgumentException::new);
    }
}
