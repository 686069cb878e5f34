import io.roam.adapter.windsurf.cascade.AntigravityAdapter;
import io.roam.adapter.windsurf.cascade.ImplicitAdapter;
import io.roam.adapter.windsurf.cascade.WindsurfAdapter;
import io.roam.adapter.windsurf.devin.DevinAdapter;
import io.roam.adapter.windsurf.devin.DevinTranscriptAdapter;
import io.roam.adapter.windsurf.export.ExportAdapter;
import io.roam.adapter.windsurf.hooklog.TranscriptAdapter;
import io.roam.spi.tool.ToolAdapter;

/** The adapters for Windsurf, Devin and Antigravity. */
module io.roam.adapter.windsurf {
    requires io.roam.adapter.kit;
    requires io.roam.adapter.sqlite;
    requires io.roam.core;
    requires com.google.common;
    requires com.google.protobuf;
    requires tools.jackson.core;
    requires static org.jspecify;

    provides ToolAdapter with
            WindsurfAdapter,
            DevinAdapter,
            DevinTranscriptAdapter,
            TranscriptAdapter,
            ExportAdapter,
            AntigravityAdapter,
            ImplicitAdapter;
}
