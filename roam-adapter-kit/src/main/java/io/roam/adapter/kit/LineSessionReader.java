package io.roam.adapter.kit;

import io.roam.adapter.kit.files.ContentPosition;
import io.roam.adapter.kit.files.FileHash;
import io.roam.adapter.kit.files.FileLines;
import io.roam.adapter.kit.files.NulBytes;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a session behind a position. */
final class LineSessionReader implements SessionReader {
    private static final int PIECE = 1 << 16;

    private final LineSessions adapter;
    private final SessionFile file;
    private final FileLines lines;
    private final MessageDigest sum;
    private final ByteArrayOutputStream trailing = new ByteArrayOutputStream();
    private final FactsCollector facts = new FactsCollector();
    private long offset;
    private ContentPosition position;
    private boolean damaged;

    private LineSessionReader(
            LineSessions adapter, SessionFile file, FileLines lines, MessageDigest sum, ContentPosition from) {
        this.adapter = adapter;
        this.file = file;
        this.lines = lines;
        this.sum = sum;
        this.offset = from.offset();
        this.position = from;
    }

    static LineSessionReader open(LineSessions adapter, SessionFile file, Position position) throws IOException {
        ContentPosition from = ContentPosition.of(position, file.session());
        FileLines lines = FileLines.open(file.path());
        try {
            MessageDigest sum = FileHash.begin();
            for (long left = from.offset(); left > 0; ) {
                byte[] piece = lines.readBytes((int) Math.min(PIECE, left));
                sum.update(piece);
                left = piece.length == 0 ? -1 : left - piece.length;
            }
            if (!FileHash.finish(copyOf(sum)).equals(from.hash())) {
                throw new PositionRefusedException(file.session());
            }
            return new LineSessionReader(adapter, file, lines, sum, from);
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

    @Override
    public @Nullable Record next() {
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                trailing.writeBytes(line);
                if (lines.endsWithLineFeed()) {
                    trailing.write('\n');
                }
                byte[] record = NulBytes.isHole(line) ? NulBytes.recordIn(line, adapter::isWhole) : line;
                damaged |= record != line;
                if (record.length > 0 || record == line) {
                    return take(record);
                }
            }
            return null;
        } catch (IOException e) {
            throw new DiskException("cannot read", file.path(), e);
        }
    }

    private Record take(byte[] line) {
        Record record = adapter.recordOf(line, damaged || lines.endsWithLineFeed());
        JsonSlice.parse(line).filter(JsonSlice::isObject).ifPresent(json -> adapter.collect(json, facts));
        if (record.kind() == Record.Kind.EVENT
                && lines.endsWithLineFeed()
                && !damaged) { // state may be followed by more
            offset += trailing.size();
            sum.update(trailing.toByteArray());
            trailing.reset();
            position = new ContentPosition(offset, FileHash.finish(copyOf(sum)));
        }
        return record;
    }

    @Override
    public Position position() {
        return position.position();
    }

    @Override
    public SessionFacts facts() {
        return facts.facts();
    }

    @Override
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new DiskException("cannot read", file.path(), e);
        }
    }
}
