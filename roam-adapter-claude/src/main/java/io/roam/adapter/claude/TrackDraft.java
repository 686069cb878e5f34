package io.roam.adapter.claude;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.claude.files.FileRange;
import io.roam.adapter.claude.files.LineReader;
import io.roam.adapter.claude.jsonl.NulStripper;
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
import java.util.List;
import java.util.Optional;

/** Writes the records of one track to a temporary file. */
final class TrackDraft implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HOLE = 1 << 16;

    private final String track;
    private final Path temporary;
    private final Path target;
    private final boolean appends;
    private final Optional<BackupFolder> backupFolder;
    private final Hasher hasher = Hashing.sha256().newHasher();
    private final OutputStream out;
    private long length;
    private boolean salvages;

    /**
     * @param append whether the records are appended to the target
     * @param backupFolder where the target is kept if the records replace it; empty if they do not
     */
    TrackDraft(
            String track, Path temporary, Path target, boolean append, Optional<BackupFolder> backupFolder, Disk disk)
            throws IOException {
        this.track = track;
        this.temporary = temporary;
        this.target = target;
        this.backupFolder = backupFolder;
        this.appends = append && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        this.out = new BufferedOutputStream(disk.create(temporary), BUFFER);
    }

    /** Adds the first record, of which the first {@code partialBytes} end the target already. */
    void addFirst(Record record, int partialBytes) throws IOException {
        if (appends && hasHoleAtEnd()) {
            salvageTarget();
            add(record, 0);
            return;
        }
        if (partialBytes > 0) {
            checkTargetEnd(Arrays.copyOf(record.payload(), partialBytes));
        } else if (appends && !targetEndsWithLineFeed()) {
            checkNotOthers();
            write(new byte[] {'\n'}, 0);
        }
        add(record, partialBytes);
    }

    void add(Record record) throws IOException {
        add(record, 0);
    }

    /** Returns the target as it will be. */
    TranscriptParts transcript() throws IOException {
        out.flush();
        return new TranscriptParts(appends && !salvages ? List.of(target, temporary) : List.of(temporary));
    }

    /** Returns how many bytes are written so far. */
    long length() {
        return length;
    }

    /** Returns what is to be written; empty if the target has it already. */
    Optional<PreparedFile> finish() throws IOException {
        if (salvages) {
            return Optional.of(prepareFile(PreparedFile.Mode.REPLACE, Files.size(target)));
        }
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

    // The file of a side track without session: an interrupted run left it, or the tool, which deletes main tracks
    // first.
    private Optional<PreparedFile> completePartial() throws IOException {
        long before = Files.size(target);
        boolean isPrefix =
                before < length && FileRange.sha256(target, 0, before).equals(FileRange.sha256(temporary, 0, before));
        if (!isPrefix) {
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
        boolean isSame = whole.targetSize() == length
                && FileRange.sha256(target, 0, length).equals(whole.hash());
        return isSame ? Optional.empty() : Optional.of(whole);
    }

    // Another session's last line may be what the tool is writing.
    private void checkNotOthers() throws IOException {
        if (TrackName.isShared(track) && LegacyAgent.sessionsOf(target).size() > 1) {
            throw new SessionChangedException(target.toString());
        }
    }

    private boolean hasHoleAtEnd() throws IOException {
        int end = (int) Math.min(LONGEST_HOLE, Files.size(target));
        return NulStripper.hasHole(FileBytes.read(target, Files.size(target) - end, end));
    }

    /** Begins with the records of the target: they are written anew, without the NUL bytes that stand at its end. */
    private void salvageTarget() throws IOException {
        salvages = true;
        try (LineReader lines = LineReader.open(target, 0)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                for (byte[] whole : NulStripper.hasHole(line) ? NulStripper.recordsOf(line) : List.of(line)) {
                    write(whole, 0);
                    write(new byte[] {'\n'}, 0);
                }
            }
        }
    }

    private boolean targetEndsWithLineFeed() throws IOException {
        long size = Files.size(target);
        return size == 0 || FileBytes.read(target, size - 1, 1)[0] == '\n';
    }

    private void checkTargetEnd(byte[] partialBytes) throws IOException {
        long size = appends ? Files.size(target) : 0;
        if (size < partialBytes.length
                || !Arrays.equals(
                        FileBytes.read(target, size - partialBytes.length, partialBytes.length), partialBytes)) {
            throw new SessionChangedException(target.toString());
        }
    }
}
