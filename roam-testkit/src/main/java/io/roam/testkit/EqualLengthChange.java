package io.roam.testkit;

import io.roam.spi.tool.Record;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Replaces one letter of a record by another where it stands in a file, so that the file keeps its size. */
final class EqualLengthChange {
    private static final int WORD = 4;

    private final StoreFiles files;
    private final Path file;
    private final byte[] content;

    private EqualLengthChange(StoreFiles files, Path file, byte[] content) {
        this.files = files;
        this.file = file;
        this.content = content;
    }

    /** Returns the changes of the files below a folder that hold the record in its own bytes. */
    static List<EqualLengthChange> of(Path root, Record record) {
        StoreFiles files = StoreFiles.below(root);
        return files.paths().stream()
                .flatMap(file -> of(files, file, record.payload()).stream())
                .toList();
    }

    private static Optional<EqualLengthChange> of(StoreFiles files, Path file, byte[] payload) {
        byte[] content = files.content(file).clone();
        int at = files.isDatabase(file) ? -1 : indexOf(content, payload);
        int letter = lastWord(payload);
        if (at < 0 || letter < 0) {
            return Optional.empty();
        }
        content[at + letter] = (byte) (content[at + letter] == 'x' ? 'y' : 'x');
        return Optional.of(new EqualLengthChange(files, file, content));
    }

    /** Returns where the last word of at least four letters ends; -1 if there is none. */
    private static int lastWord(byte[] payload) {
        int letters = 0;
        for (int i = payload.length - 1; i >= 0; i--) {
            letters = Character.isLetter(payload[i]) ? letters + 1 : 0;
            if (letters == WORD) {
                return i + WORD - 1;
            }
        }
        return -1;
    }

    /** Returns where the last occurrence of some bytes begins; -1 if there is none. */
    static int indexOf(byte[] content, byte[] part) {
        for (int at = content.length - part.length; at >= 0 && part.length > 0; at--) {
            int same = 0;
            while (same < part.length && content[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return at;
            }
        }
        return -1;
    }

    void make() {
        files.overwrite(file, content);
    }

    void takeBack() {
        files.restore(file);
    }
}
