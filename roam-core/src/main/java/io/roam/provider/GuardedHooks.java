package io.roam.provider;

import io.roam.spi.tool.ToolHooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The hooks of a tool, of which every call is guarded. */
record GuardedHooks(ToolHooks hooks, ProviderGuard guard) implements ToolHooks {
    @Override
    public Path file() {
        return guard.call(hooks::file);
    }

    @Override
    public boolean install(List<String> roam) {
        return guard.call(() -> hooks.install(roam));
    }

    @Override
    public boolean uninstall() {
        return guard.call(hooks::uninstall);
    }

    @Override
    public State state(List<String> roam) {
        return guard.call(() -> hooks.state(roam));
    }

    @Override
    public Optional<String> session(byte[] call) {
        return guard.call(() -> hooks.session(call));
    }
}
