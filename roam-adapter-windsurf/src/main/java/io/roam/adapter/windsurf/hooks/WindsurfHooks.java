package io.roam.adapter.windsurf.hooks;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.adapter.windsurf.SessionId;
import io.roam.json.SettingsFile;
import io.roam.spi.Machine;
import io.roam.spi.tool.ToolHooks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Installs roam's entry in the hooks of one channel: after each answer the tool writes a transcript, and calls roam. */
public final class WindsurfHooks implements ToolHooks {
    private final Path file;
    private final Machine machine;

    public WindsurfHooks(Path root, Machine machine) {
        this.file = root.resolve("hooks.json");
        this.machine = machine;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public boolean install(List<String> roam) {
        Optional<byte[]> before = settings().read();
        return writeIfChanged(before, Optional.of(withHooks(before, roam)));
    }

    private byte[] withHooks(Optional<byte[]> before, List<String> roam) {
        return new HookEntries(file).withEntry(before, HookCall.commandFor(roam, machine.os()));
    }

    @Override
    public State state(List<String> roam) {
        Optional<byte[]> now = settings().read();
        if (now.filter(this::hasAny).isEmpty()) {
            return State.ABSENT;
        }
        return Arrays.equals(now.get(), withHooks(now, roam)) ? State.CURRENT : State.OUTDATED;
    }

    private boolean hasAny(byte[] text) {
        return new HookEntries(file)
                .withoutEntry(text)
                .filter(rest -> Arrays.equals(rest, text))
                .isEmpty();
    }

    @Override
    public boolean uninstall() {
        Optional<byte[]> before = settings().read();
        return writeIfChanged(before, before.flatMap(text -> new HookEntries(file).withoutEntry(text)));
    }

    /** Returns the id of the trajectory, as hooks do not know that of the file. */
    @Override
    public Optional<String> session(byte[] call) {
        return JsonTree.parse(call).flatMap(json -> json.text("trajectory_id")).filter(SessionId::isValid);
    }

    private boolean writeIfChanged(Optional<byte[]> before, Optional<byte[]> after) {
        if (before.isPresent() == after.isPresent()
                && Arrays.equals(before.orElse(new byte[0]), after.orElse(new byte[0]))) {
            return false;
        }
        after.ifPresentOrElse(settings()::write, settings()::delete);
        return true;
    }

    private SettingsFile settings() {
        return new SettingsFile(file, "Windsurf's hooks", machine.disk());
    }
}
