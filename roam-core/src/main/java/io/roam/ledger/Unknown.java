package io.roam.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lines of a newer roam. */
final class Unknown implements Section {
    private static final Set<String> KNOWN = Set.of(
            "tip", "placing", "gone", "absent", "wanted", "trust", "retire", "map", "unmap", "private", "public",
            "token", "spent");

    private final List<Map<String, Object>> lines = new ArrayList<>();

    @Override
    public void replay(String what, Map<String, Object> line) {
        if (!KNOWN.contains(what)) {
            lines.add(line);
        }
    }

    @Override
    public Stream<Map<String, Object>> live() {
        return lines.stream();
    }
}
