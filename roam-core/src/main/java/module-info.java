import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;

/** The facade, the interfaces of adapters and transports, and all that stands behind them. */
@SuppressWarnings("module") // modules that are named here are built later
module io.roam.core {
    requires com.github.luben.zstd_jni;
    requires com.google.common;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.roam;
    exports io.roam.api;
    exports io.roam.spi;
    exports io.roam.spi.tool;
    exports io.roam.spi.transport;
    exports io.roam.transcript;
    exports io.roam.chain to
            io.roam.testkit;
    exports io.roam.batch to
            io.roam.testkit;
    exports io.roam.device to
            io.roam.cli,
            io.roam.testkit;
    exports io.roam.exchange to
            io.roam.testkit;
    exports io.roam.files to
            io.roam.cli,
            io.roam.testkit;
    exports io.roam.json to
            io.roam.adapter.claude,
            io.roam.adapter.codex,
            io.roam.adapter.cursor,
            io.roam.adapter.gemini,
            io.roam.adapter.qwen,
            io.roam.adapter.windsurf,
            io.roam.cli,
            io.roam.sync.syncthing,
            io.roam.testkit;
    exports io.roam.ledger to
            io.roam.testkit;
    exports io.roam.operation to
            io.roam.testkit;
    exports io.roam.sync to
            io.roam.testkit;
    exports io.roam.text to
            io.roam.cli;

    uses ToolAdapter;
    uses TransportProvider;
}
