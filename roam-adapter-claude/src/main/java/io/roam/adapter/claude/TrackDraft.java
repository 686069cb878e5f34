package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.claude.files.LineReader;
import io.roam.adapter.claude.jsonl.NulStripper;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.FileHash;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionChangedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes the records of one track to a temporary file. */
final class TrackDraft implements Closeable {
    private static final int LONGEST_HOLE = 1 << 16;

    private final String track;
    private final DraftFile draft;
    private final Path target;
    private final boolean appends;
    private final Optional<BackupFolder> backupFolder;
    private boolean salvages;

    /**
     * @param append whether the records are appended to the target
     * @param backupFolder where the target is kept if the records replace it; empty if they do not
     */
    TrackDraft(String track, DraftFile draft, Path target, boolean append, Optional<BackupFolder> backupFolder) {
        this.track = track;
        this.draft = draft;
        this.target = target;
        this.backupFolder = backupFolder;
        this.appends = append && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
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
            draft.write('\n');
        }
        add(record, partialBytes);
    }

    void add(Record record) throws IOException {
        add(record, 0);
    }

    /** Returns the target as it will be. */
    TranscriptParts transcript() throws IOException {
        draft.flush();
        return new TranscriptParts(appends && !salvages ? List.of(target, draft.path()) : List.of(draft.path()));
    }

    /** Returns how many bytes are written so far. */
    long length() {
        return draft.length();
    }

    /** Returns what is to be written; empty if the target has it already. */
    Optional<PreparedFile> finish() throws IOException {
        if (salvages) {
            return prepared(StagedFile.Mode.REPLACE);
        }
        if (appends) {
            return prepared(StagedFile.Mode.APPEND);
        }
        if (backupFolder.isPresent()) {
            StagedFile content = draft.finish(target, StagedFile.Mode.REPLACE);
            return Optional.of(new PreparedFile(
                    track, content, Optional.of(backupFolder.get().backUp(target))));
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return prepared(StagedFile.Mode.CREATE);
        }
        return TrackName.isLines(track) ? completePartial() : replaceIfChanged();
    }

    @Override
    public void close() throws IOException {
        draft.close();
    }

    private void add(Record record, int from) throws IOException {
        draft.write(record.payload(), from, record.payload().length - from);
        if (record.endsWithLineFeed()) {
            draft.write('\n');
        }
    }

    private Optional<PreparedFile> prepared(StagedFile.Mode mode) throws IOException {
        return Optional.of(new PreparedFile(track, draft.finish(target, mode), Optional.empty()));
    }

    // The file of a side track without session: an interrupted run left it, or the tool, which deletes main tracks
    // first.
    private Optional<PreparedFile> completePartial() throws IOException {
        long before = Files.size(target);
        boolean isPrefix =
                before < length() && FileHash.of(target, 0, before).equals(FileHash.of(draft.path(), 0, before));
        if (!isPrefix) {
            return Optional.empty();
        }
        long rest = length() - before;
        StagedFile content = new StagedFile(
                target,
                draft.path(),
                before,
                StagedFile.Mode.APPEND,
                before,
                rest,
                FileHash.of(draft.path(), before, rest));
        return Optional.of(new PreparedFile(track, content, Optional.empty()));
    }

    private Optional<PreparedFile> replaceIfChanged() throws IOException {
        StagedFile whole = draft.finish(target, StagedFile.Mode.REPLACE);
        boolean isSame = whole.sizeBefore() == whole.length()
                && FileHash.of(target, 0, whole.length()).equals(whole.hash());
        return isSame ? Optional.empty() : Optional.of(new PreparedFile(track, whole, Optional.empty()));
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
                    draft.write(whole);
                    draft.write('\n');
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
