import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.spi.tool.ToolAdapter;

/** The adapter for Claude Code. */
module io.roam.adapter.claude {
    requires io.roam.adapter.kit;
    requires io.roam.core;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;

    provides ToolAdapter with
            ClaudeAdapter;
}
