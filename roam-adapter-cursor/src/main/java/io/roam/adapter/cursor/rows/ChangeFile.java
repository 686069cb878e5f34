package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The changes of text placement, in a file in the undo folder: text line each, then the greatest row number after the placement. */
public final class ChangeFile {
    private static final String KIND = "rows";

    private final Path user;
    private final List<DatabaseChange> changes = new ArrayList<>();
    private long lastRowid;

    private ChangeFile(Path user) {
        this.user = user;
    }

    List<DatabaseChange> changes() {
        return changes;
    }

    /** Returns the greatest row number of the global database after the placement. */
    long lastRowid() {
        return lastRowid;
    }

    /** Reads the file that an undo line names; empty if the line is of another kind. */
    public static Optional<ChangeFile> read(String line, Path shelf, Path user) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(KIND)) {
            return Optional.empty();
        }
        Path file = shelf.resolve(parts[1]);
        ChangeFile changeFile = new ChangeFile(user);
        try (BufferedReader lines = RegularFiles.newBufferedReader(file)) {
            Hasher sum = Hashing.sha256().newHasher();
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                sum.putString(text + '\n', UTF_8);
                changeFile.addLine(text.getBytes(UTF_8), file);
            }
            if (!sum.hash().toString().equals(parts[2])) {
                throw new DamagedUndoException(file);
            }
            return Optional.of(changeFile);
        } catch (IOException e) {
            throw new DiskException("cannot read the data for undo", file, e);
        }
    }

    private void addLine(byte[] line, Path file) {
        OptionalLong number = JsonView.of(line)
                .flatMap(json -> json.find("last"))
                .map(JsonView::number)
                .orElse(OptionalLong.empty());
        if (number.isPresent()) {
            lastRowid = number.getAsLong();
        } else {
            changes.add(DatabaseChange.parse(line, user).orElseThrow(() -> new DamagedUndoException(file)));
        }
    }

    /** Writes a change file. */
    public static final class Writer implements AutoCloseable {
        private final Path file;
        private final Path user;
        private final Disk disk;
        private final HashingOutputStream out;
        private boolean finished;

        public Writer(Path shelf, Path user, Disk disk) {
            this.file = shelf.resolve(UUID.randomUUID() + ".rows");
            this.user = user;
            this.disk = disk;
            try {
                OutputStream raw = new BufferedOutputStream(disk.create(file));
                this.out = new HashingOutputStream(Hashing.sha256(), raw);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        public void add(DatabaseChange change) {
            writeLine(change.toLine(user));
        }

        private void writeLine(String line) {
            try {
                out.write((line + '\n').getBytes(UTF_8));
            } catch (IOException e) {
                throw failure(e);
            }
        }

        /** Ends the file, which is then on the disk, and returns its undo line. */
        public String finish(long last) {
            writeLine("{\"last\":" + last + '}');
            try {
                out.close();
            } catch (IOException e) {
                throw failure(e);
            }
            finished = true;
            String hash = out.hash().toString();
            return KIND + ' ' + file.getFileName() + ' ' + hash;
        }

        private DiskException failure(IOException e) {
            return new DiskException("cannot write the data for undo", file, e);
        }

        /** Deletes the file if it was not finished. */
        @Override
        public void close() {
            if (!finished) {
                try {
                    out.close();
                    disk.delete(file);
                } catch (IOException e) {
                    throw failure(e);
                }
            }
        }
    }
}
