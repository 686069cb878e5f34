import io.roam.adapter.qwen.QwenAdapter;
import io.roam.spi.tool.ToolAdapter;

/** The adapter for Qwen Code. */
module io.roam.adapter.qwen {
    requires io.roam.adapter.kit;
    requires io.roam.core;
    requires static org.jspecify;

    provides ToolAdapter with
            QwenAdapter;
}
