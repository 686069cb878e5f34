package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hashing;
import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Takes back what was placed in one file, if it stands there as it was placed. */
final class StoreReverter {
    private final Path file;
    private final UndoEntry step;
    private final Path shelf;
    private final Machine machine;

    StoreReverter(Path file, UndoEntry step, Path shelf, Machine machine) {
        this.file = file;
        this.step = step;
        this.shelf = shelf;
        this.machine = machine;
    }

    void run() {
        if (!SessionId.is(step.session()) || RunningPrograms.run(machine)) {
            throw new SessionChangedException(step.session());
        }
        try {
            revert();
        } catch (IOException e) {
            throw new DiskException("cannot take back what was placed", file, e);
        }
    }

    private void revert() throws IOException {
        Optional<String> now = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(
                        Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString())
                : Optional.empty();
        if (now.equals(step.before().map(UndoEntry.Before::hash))) {
            return;
        }
        if (!now.equals(Optional.of(step.after()))) {
            throw new SessionChangedException(file.toString());
        }
        if (step.before().isPresent()) {
            put(step.before().get());
        } else {
            machine.disk().delete(file);
        }
    }

    private void put(UndoEntry.Before before) throws IOException {
        byte[] bytes = Files.readAllBytes(shelf.resolve(before.kept()));
        FileReplacement.prepare(file, bytes, before.time(), machine.disk()).commit(false);
    }
}
