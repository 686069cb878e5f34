package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.LocationCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A line of an undo log about one file or folder.
 *
 * @param at its path
 * @param parts the other parts of the line
 */
record UndoLine(Path at, List<String> parts) {
    static String format(String kind, Path root, Path at, String... parts) {
        String below = root.relativize(at).toString().replace('\\', '/');
        String[] all = new String[parts.length + 2];
        all[0] = kind;
        all[1] = below;
        System.arraycopy(parts, 0, all, 2, parts.length);
        return LocationCodec.formatLine(all);
    }

    /** Parses a line of a kind; empty if it is of another kind, or names a path outside {@code root}. */
    static Optional<UndoLine> parse(String line, String kind, Path root) {
        List<String> all = JsonView.of(line).map(JsonView::elements).orElse(List.of()).stream()
                .map(part -> part.text().orElse(""))
                .toList();
        if (all.size() < 2 || !all.get(0).equals(kind)) {
            return Optional.empty();
        }
        Path at = root.resolve(all.get(1)).normalize();
        return at.startsWith(root) ? Optional.of(new UndoLine(at, all.subList(2, all.size()))) : Optional.empty();
    }
}
