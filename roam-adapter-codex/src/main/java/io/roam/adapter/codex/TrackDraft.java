package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.FileLines;
import io.roam.adapter.kit.files.NulBytes;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.Disk;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the lines that a rollout gets, with their numbers, where it has numbers. */
final class TrackDraft {
    private final Path target;
    private final DraftFile draft;
    private final OwnLines own = new OwnLines();
    private StagedFile.Mode mode = StagedFile.Mode.CREATE;
    private byte @Nullable [] unterminated;
    private long nextOrdinal;
    private int partial;

    private TrackDraft(Path target, DraftFile draft) {
        this.target = target;
        this.draft = draft;
    }

    /**
     * Begins what a rollout gets, behind its end if it is there.
     *
     * @param partial how many bytes of the first line are at its end already
     */
    static TrackDraft begin(Path target, int partial, Disk disk) throws IOException {
        TrackDraft track = new TrackDraft(target, DraftFile.create(target, disk));
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            track.partial = partial;
            track.continueTarget();
        }
        return track;
    }

    /** Learns from the lines that are there. NUL bytes among them are left out: then the file is written anew. */
    private void continueTarget() throws IOException {
        mode = StagedFile.Mode.APPEND;
        boolean isDamaged = false;
        try (FileLines lines = FileLines.open(target)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                isDamaged |= NulBytes.isHole(line);
                learn(line);
                unterminated = lines.endsWithLineFeed() ? null : LineOrdinal.cut(line);
            }
        }
        if (isDamaged) {
            mode = StagedFile.Mode.REPLACE;
            unterminated = null;
            partial = 0;
            copyWhole();
        }
    }

    private void learn(byte[] line) {
        LineOrdinal.find(line).ifPresent(ordinal -> nextOrdinal = Math.max(nextOrdinal, ordinal + 1));
        JsonSlice.parse(line).filter(JsonSlice::isObject).ifPresent(own::add);
    }

    private void copyWhole() throws IOException {
        try (FileLines lines = FileLines.open(target)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                byte[] whole = NulBytes.isHole(line) ? NulBytes.recordIn(line, TrackReader::isWhole) : line;
                if (whole.length > 0 || whole == line) {
                    draft.write(whole);
                    draft.write('\n');
                }
            }
        }
    }

    /** Adds a line without its number. */
    void add(byte[] line) throws IOException {
        JsonSlice.parse(line).filter(JsonSlice::isObject).ifPresent(own::add);
        byte[] end = unterminated;
        unterminated = null;
        if (partial > 0) {
            if (end == null || !Arrays.equals(end, Arrays.copyOf(line, partial))) {
                throw new SessionChangedException(target.toString());
            }
            draft.write(line, partial, line.length - partial);
            partial = 0;
        } else {
            if (end != null) {
                draft.write('\n');
            }
            draft.write(numbered(line));
        }
        draft.write('\n');
    }

    private byte[] numbered(byte[] line) {
        byte[] numbered = own.isPaginated() ? LineOrdinal.put(line, nextOrdinal) : line;
        nextOrdinal += numbered == line ? 0 : 1;
        return numbered;
    }

    /** Adds the lines with which a session of this machine ends. */
    void addOwnLines(String session, Path folder) throws IOException {
        for (byte[] line : own.write(session, folder)) {
            add(line);
        }
    }

    /** Ends the draft, and returns the step that gives it to the rollout. */
    StagedFile finish() throws IOException {
        draft.close();
        return draft.finish(target, mode);
    }

    /** Closes the draft of a placement that fails. */
    void close() throws IOException {
        draft.close();
    }
}
