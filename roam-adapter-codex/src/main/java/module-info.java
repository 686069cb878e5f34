/** The adapter for Codex CLI. */
module io.roam.adapter.codex {
    requires io.roam.adapter.kit;
    requires io.roam.core;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;
}
