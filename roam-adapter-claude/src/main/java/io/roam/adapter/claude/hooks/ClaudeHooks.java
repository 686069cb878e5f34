package io.roam.adapter.claude.hooks;

import io.roam.adapter.claude.jsonl.JsonMembers;
import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.json.SettingsFile;
import io.roam.spi.Machine;
import io.roam.spi.tool.ToolHooks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Installs roam's hooks in the settings of one configuration folder. */
public final class ClaudeHooks implements ToolHooks {
    private final Path file;
    private final Machine machine;

    public ClaudeHooks(Path file, Machine machine) {
        this.file = file;
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
        Optional<byte[]> after = before;
        for (HookEvent event : HookEvent.values()) {
            String command = HookCommand.commandFor(roam, event, machine.os());
            after = Optional.of(new HookSettings(file).withHook(after, event, command));
        }
        return after.orElseThrow();
    }

    @Override
    public State state(List<String> roam) {
        Optional<byte[]> now = settings().read();
        if (now.filter(new HookSettings(file)::hasHook).isEmpty()) {
            return State.ABSENT;
        }
        return Arrays.equals(now.get(), withHooks(now, roam)) ? State.CURRENT : State.OUTDATED;
    }

    /** Removes the hooks in reverse order, so that each finds the file as it was when it was added. */
    @Override
    public boolean uninstall() {
        Optional<byte[]> before = settings().read();
        Optional<byte[]> after = before;
        for (HookEvent event : List.of(HookEvent.END, HookEvent.PROMPT)) {
            after = after.flatMap(text -> new HookSettings(file).withoutHook(text, event));
        }
        return writeIfChanged(before, after);
    }

    @Override
    public Optional<String> session(byte[] call) {
        return JsonMembers.find(call, "session_id").filter(SessionId::isValid);
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
        return new SettingsFile(file, "Claude Code's settings", machine.disk());
    }
}
