import io.roam.cli.terminal.DebugLog;

/** The command roam. */
module io.roam.cli {
    requires io.roam.core;
    requires com.github.luben.zstd_jni;
    requires com.google.common;
    requires info.picocli;
    requires io.nayuki.qrcodegen;
    requires org.jline.terminal;
    requires static org.jspecify;

    provides System.LoggerFinder with
            DebugLog;
}
