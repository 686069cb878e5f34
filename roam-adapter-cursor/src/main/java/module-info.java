import io.roam.adapter.cursor.CursorAdapter;
import io.roam.adapter.cursor.CursorAgentAdapter;
import io.roam.spi.tool.ToolAdapter;

/** The adapters for Cursor and Cursor CLI. */
module io.roam.adapter.cursor {
    requires io.roam.adapter.sqlite;
    requires io.roam.core;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;

    provides ToolAdapter with
            CursorAdapter,
            CursorAgentAdapter;
}
