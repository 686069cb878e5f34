import io.roam.adapter.codex.CodexAdapter;
import io.roam.spi.tool.ToolAdapter;

/** The adapter for Codex CLI. */
module io.roam.adapter.codex {
    requires com.github.luben.zstd_jni;
    requires io.roam.adapter.kit;
    requires io.roam.core;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;

    provides ToolAdapter with
            CodexAdapter;
}
