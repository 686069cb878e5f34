/** A kit for adapters of tools that keep each session in one file. */
@SuppressWarnings("module") // modules that are named here are built later
module io.roam.adapter.kit {
    requires transitive io.roam.core;
    requires static org.jspecify;

    exports io.roam.adapter.kit;
    exports io.roam.adapter.kit.files to
            io.roam.adapter.claude,
            io.roam.adapter.codex,
            io.roam.adapter.gemini,
            io.roam.adapter.windsurf;
}
