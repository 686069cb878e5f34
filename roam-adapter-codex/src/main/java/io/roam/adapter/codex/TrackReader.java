package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.ContentPosition;
import io.roam.adapter.kit.files.FileHash;
import io.roam.adapter.kit.files.FileLines;
import io.roam.adapter.kit.files.NulBytes;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one track behind a position. The first line of each further rollout in it makes no record: it names what is known. */
final class TrackReader implements Closeable {
    private static final int PIECE = 1 << 16;

    /** An unterminated line that is shorter may break off before its number is known. */
    private static final int LONGEST_BEGINNING = 80;

    private final String track;
    private final FileLines lines;
    private final MessageDigest sum;
    private final ByteArrayOutputStream trailing = new ByteArrayOutputStream();
    private long offset;
    private boolean isBegun;
    private ContentPosition position;
    private boolean isDamaged;

    private TrackReader(String track, FileLines lines, MessageDigest sum, ContentPosition from) {
        this.track = track;
        this.lines = lines;
        this.sum = sum;
        this.offset = from.offset();
        this.isBegun = offset > 0;
        this.position = from;
    }

    /** Opens a track; the lines are closed with it, also if it cannot be opened. */
    static TrackReader open(String track, FileLines lines, ContentPosition from, String session) throws IOException {
        try {
            MessageDigest sum = FileHash.begin();
            for (long left = from.offset(); left > 0; ) {
                byte[] piece = lines.readBytes((int) Math.min(PIECE, left));
                sum.update(piece);
                left = piece.length == 0 ? -1 : left - piece.length;
            }
            if (!FileHash.finish(copyOf(sum)).equals(from.hash())) {
                throw new PositionRefusedException(session);
            }
            return new TrackReader(track, lines, sum, from);
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private static MessageDigest copyOf(MessageDigest sum) {
        try {
            return (MessageDigest) sum.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java can copy a SHA-256", e);
        }
    }

    /** Returns the next record; null behind the last one. */
    @Nullable
    Record next() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            trailing.writeBytes(line);
            if (lines.endsWithLineFeed()) {
                trailing.write('\n');
            }
            byte[] whole = NulBytes.isHole(line) ? NulBytes.recordIn(line, TrackReader::isWhole) : line;
            isDamaged |= whole != line;
            boolean isNothing = whole.length == 0 && whole != line;
            boolean isTooShort = !lines.endsWithLineFeed() && whole.length < LONGEST_BEGINNING;
            Optional<JsonSlice> row = JsonSlice.parse(whole).filter(JsonSlice::isObject);
            if (!isNothing && !isTooShort && !isLaterHeader(row)) {
                return take(whole, row);
            }
        }
        return null;
    }

    static boolean isWhole(byte[] line) {
        return JsonSlice.parse(line).isPresent();
    }

    private boolean isLaterHeader(Optional<JsonSlice> row) {
        boolean isFirst = !isBegun;
        isBegun = true;
        return !isFirst && row.filter(ClassRule::isHeader).isPresent();
    }

    private Record take(byte[] line, Optional<JsonSlice> row) {
        boolean isEnded = isDamaged || lines.endsWithLineFeed();
        Record record = ClassRule.recordOf(track, LineOrdinal.cut(line), row);
        boolean isSettled = record.kind() == Record.Kind.EVENT || !record.isMain();
        if (isSettled && lines.endsWithLineFeed() && !isDamaged) { // state may be followed by more
            offset += trailing.size();
            sum.update(trailing.toByteArray());
            trailing.reset();
            position = new ContentPosition(offset, FileHash.finish(copyOf(sum)));
        }
        return isEnded ? record.asLine() : record.unterminated();
    }

    ContentPosition position() {
        return position;
    }

    boolean isDamaged() {
        return isDamaged;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
