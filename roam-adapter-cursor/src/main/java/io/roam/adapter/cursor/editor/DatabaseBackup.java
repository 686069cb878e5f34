package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.sqlite.DatabaseFingerprint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies the whole database before roam first writes into it, once for each version of the tool. It helps if a version cannot read what
 * was written.
 */
public final class DatabaseBackup {
    /** The user's setting: {@code cursor.backup off} keeps no copy, for disks without room. */
    public static final String SETTING = "cursor.backup";

    private final Path shelf;
    private final Machine machine;

    DatabaseBackup(Path shelf, Machine machine) {
        this.shelf = shelf;
        this.machine = machine;
    }

    /** Copies a database, unless its version was copied before. No other process may be writing it. */
    void makeIfMissing(Path database, VersionMemory versions) {
        if (!Files.isRegularFile(database)
                || machine.setting(SETTING).filter("off"::equals).isPresent()) {
            return;
        }
        Path copy = shelf.resolve("cursor-" + versions.version().word() + ".vscdb");
        if (!Files.exists(copy)) {
            try {
                copy(database, copy);
            } catch (IOException e) {
                throw new DiskException(
                        "cannot keep a copy of Cursor's database before writing into it for the first time" + "; "
                                + ActionKind.CONFIGURE.command(SETTING, "off") + " skips the copy",
                        copy,
                        e);
            }
        }
    }

    private void copy(Path database, Path copy) throws IOException {
        DatabaseFingerprint before = DatabaseFingerprint.of(database);
        Path next = copy.resolveSibling(copy.getFileName() + ".tmp");
        machine.disk().delete(next);
        try (OutputStream out = machine.disk().create(next)) {
            RegularFiles.copy(database, out);
        }
        if (!DatabaseFingerprint.of(database).equals(before)) {
            machine.disk().delete(next);
            throw CursorOwner.CURSOR.busy(database);
        }
        machine.disk().publish(next, copy);
    }
}
