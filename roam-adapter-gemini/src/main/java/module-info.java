import io.roam.adapter.gemini.GeminiAdapter;
import io.roam.spi.tool.ToolAdapter;

/** The adapter for Gemini CLI. */
module io.roam.adapter.gemini {
    requires io.roam.adapter.kit;
    requires io.roam.core;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;

    provides ToolAdapter with
            GeminiAdapter;
}
