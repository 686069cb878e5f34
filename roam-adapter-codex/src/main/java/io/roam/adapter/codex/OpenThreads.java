package io.roam.adapter.codex;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.SessionUse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The threads that are open now. Newer versions lock a file for each; all versions hold the thread's file open for writing. Looks at the machine once,
 * at the first question: make another one to look again.
 */
final class OpenThreads {
    private static final String LOCKS = "thread-writer-locks";
    private static final String WHY = "only on Linux roam can see which sessions Codex has open";

    private final Path config;
    private final Machine machine;
    private final Path proc;
    private @Nullable FileLocks locks;
    private @Nullable Map<Path, Long> writers;

    /** Creates it for that configuration folder; {@code proc} is where the system shows its processes. */
    OpenThreads(Path config, Machine machine, Path proc) {
        this.config = config;
        this.machine = machine;
        this.proc = proc;
    }

    /** Returns whether a thread is open that is in these files. */
    SessionUse useOf(String thread, Collection<Path> files) {
        if (machine.os() != Os.LINUX || !locks().areKnown()) {
            return SessionUse.Unknown.of(machine.processes().anyNamed("codex"), WHY);
        }
        OptionalLong holder = holderOf(thread);
        for (Path file : files) {
            Long writer = holder.isEmpty() ? writers().get(OpenFiles.realPathOf(file)) : null;
            holder = writer == null ? holder : OptionalLong.of(writer);
        }
        return holder.isEmpty()
                ? SessionUse.Free.of()
                : SessionUse.Open.of(holder.getAsLong() > 0 ? "Codex (pid " + holder.getAsLong() + ")" : "Codex");
    }

    private OptionalLong holderOf(String thread) {
        Path lock = config.resolve(LOCKS).resolve(thread + ".lock");
        return Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS) ? locks().holderOf(lock) : OptionalLong.empty();
    }

    private FileLocks locks() {
        if (locks == null) {
            locks = FileLocks.read(proc);
        }
        return locks;
    }

    private Map<Path, Long> writers() {
        if (writers == null) {
            writers = OpenFiles.findWriters(proc, config);
        }
        return writers;
    }
}
