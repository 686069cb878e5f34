package io.roam.adapter.claude;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionChangedException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What is being prepared for one track, in a temporary file. */
final class TrackDraft implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final String track;
    private final Path temporary;
    private final Path target;
    private final boolean appends;
    private final Optional<BackupFolder> backupFolder;
    private final Hasher hasher = Hashing.sha256().newHasher();
    private final OutputStream out;
    private long length;

    /**
     * Makes one.
     *
     * @param behind whether the records go behind what stands in the target already
     * @param instead keeps the target as it is, if the records take its place; empty: they do not
     */
    TrackDraft(String track, Path temporary, Path target, boolean behind, Optional<BackupFolder> instead, Disk disk)
            throws IOException {
        this.track = track;
        this.temporary = temporary;
        this.target = target;
        this.backupFolder = instead;
        this.appends = behind && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        this.out = new BufferedOutputStream(disk.create(temporary), BUFFER);
    }

    /** Adds the first record; of it, {@code begun} bytes end the target already. */
    void addFirst(Record record, int begun) throws IOException {
        if (begun > 0) {
            checkTargetEnd(Arrays.copyOf(record.payload(), begun));
        } else if (appends && !targetEndsWithLineFeed()) {
            write(new byte[] {'\n'}, 0);
        }
        add(record, begun);
    }

    void add(Record record) throws IOException {
        add(record, 0);
    }

    /** What was prepared; empty if it stands there already. */
    Optional<PreparedFile> finish() throws IOException {
        if (appends) {
            return Optional.of(prepareFile(PreparedFile.Mode.APPEND, Files.size(target)));
        }
        if (backupFolder.isPresent()) {
            return Optional.of(replaceMain(backupFolder.get().backUp(target)));
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(prepareFile(PreparedFile.Mode.CREATE, 0));
        }
        return TrackName.isLines(track) ? completePartial() : replaceIfChanged();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void add(Record record, int from) throws IOException {
        write(record.payload(), from);
        if (record.endsWithLineFeed()) {
            write(new byte[] {'\n'}, 0);
        }
    }

    private void write(byte[] bytes, int from) throws IOException {
        out.write(bytes, from, bytes.length - from);
        hasher.putBytes(bytes, from, bytes.length - from);
        length += bytes.length - from;
    }

    private PreparedFile prepareFile(PreparedFile.Mode mode, long before) {
        return new PreparedFile(
                track, mode, temporary, target, 0, before, length, hasher.hash().toString(), Optional.empty());
    }

    private PreparedFile replaceMain(Path kept) throws IOException {
        return new PreparedFile(
                track,
                PreparedFile.Mode.REPLACE,
                temporary,
                target,
                0,
                Files.size(kept),
                length,
                hasher.hash().toString(),
                Optional.of(kept));
    }

    // A track without a session: a run that was cut off left it, or the tool, which deletes old transcripts first.
    private Optional<PreparedFile> completePartial() throws IOException {
        long before = Files.size(target);
        boolean begins =
                before < length && FileRange.sha256(target, 0, before).equals(FileRange.sha256(temporary, 0, before));
        if (!begins) {
            return Optional.empty();
        }
        String rest = FileRange.sha256(temporary, before, length - before);
        return Optional.of(new PreparedFile(
                track,
                PreparedFile.Mode.APPEND,
                temporary,
                target,
                before,
                before,
                length - before,
                rest,
                Optional.empty()));
    }

    private Optional<PreparedFile> replaceIfChanged() throws IOException {
        PreparedFile whole = prepareFile(PreparedFile.Mode.REPLACE, Files.size(target));
        boolean stands = whole.targetSize() == length
                && FileRange.sha256(target, 0, length).equals(whole.hash());
        return stands ? Optional.empty() : Optional.of(whole);
    }

    private boolean targetEndsWithLineFeed() throws IOException {
        long size = Files.size(target);
        return size == 0 || FileBytes.read(target, size - 1, 1)[0] == '\n';
    }

    private void checkTargetEnd(byte[] begun) throws IOException {
        long size = appends ? Files.size(target) : 0;
        if (size < begun.length || !Arrays.equals(FileBytes.read(target, size - begun.length, begun.length), begun)) {
            throw new SessionChangedException(target.toString());
        }
    }
}
