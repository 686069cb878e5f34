package io.roam.api;

import io.roam.spi.tool.ToolAdapter;
import java.util.List;
import java.util.Optional;

/**
 * The installed adapters.
 *
 * @param all no two with one id
 */
public record Adapters(List<ToolAdapter> all) {
    /** Copies the list. */
    public Adapters {
        all = List.copyOf(all);
    }

    /** Returns the adapter of a tool; empty if it is not installed. */
    public Optional<ToolAdapter> find(String tool) {
        return all.stream().filter(adapter -> adapter.id().equals(tool)).findFirst();
    }

    /**
     * Returns the adapter of a tool.
     *
     * @throws NotPossibleException if it is not installed
     */
    public ToolAdapter require(String tool) {
        return find(tool)
                .orElseThrow(() -> new NotPossibleException(
                        "unknown-tool",
                        "roam has no adapter for this tool",
                        tool,
                        "put the adapter's jar into the adapters folder"));
    }
}
