package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hashing;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Undoes the placement of one file, unless the file was changed since. */
final class StoreReverter {
    private final Path file;
    private final UndoEntry entry;
    private final Path backupFolder;
    private final Machine machine;

    StoreReverter(Path file, UndoEntry entry, Path backupFolder, Machine machine) {
        this.file = file;
        this.entry = entry;
        this.backupFolder = backupFolder;
        this.machine = machine;
    }

    void revert() {
        if (!SessionId.isValid(entry.session()) || RunningPrograms.isAnyRunning(machine)) {
            throw new SessionChangedException(entry.session());
        }
        try {
            revertFile();
        } catch (IOException e) {
            throw new DiskException("cannot undo the change", file, e);
        }
    }

    private void revertFile() throws IOException {
        Optional<String> now = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Hashing.sha256()
                        .hashBytes(RegularFiles.readAllBytes(file))
                        .toString())
                : Optional.empty();
        if (now.equals(entry.original().map(UndoEntry.Original::hash))) {
            return;
        }
        if (!now.equals(Optional.of(entry.after()))) {
            throw new SessionChangedException(file.toString());
        }
        if (entry.original().isPresent()) {
            restore(entry.original().get());
        } else {
            machine.disk().delete(file);
        }
    }

    private void restore(UndoEntry.Original original) throws IOException {
        byte[] bytes = RegularFiles.readAllBytes(backupFolder.resolve(original.backupName()));
        DraftFile.prepare(file, bytes, StagedFile.Mode.REPLACE, machine.disk()).write(machine.disk(), original.time());
    }
}
