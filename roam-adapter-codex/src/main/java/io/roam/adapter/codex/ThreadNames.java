package io.roam.adapter.codex;

import java.nio.file.Path;
import java.util.Map;

final class ThreadNames {
    private ThreadNames() {}

    static Map<String, String> read(Path root) {
        return Map.of();
    }
}
