/** The adapter for Qwen Code. */
module io.roam.adapter.qwen {
    requires io.roam.adapter.kit;
    requires io.roam.core;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;
}
