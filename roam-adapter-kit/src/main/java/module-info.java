/** A kit for adapters of tools that keep each session in one file. */
module io.roam.adapter.kit {
    requires transitive io.roam.core;
    requires static org.jspecify;

    exports io.roam.adapter.kit;
}
