package io.roam.adapter.gemini;

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
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a session behind a position. */
final class LogReader implements SessionReader {
    private static final int PIECE = 1 << 16;

    private final Path path;
    private final FileLines lines;
    private final MessageDigest sum;
    private final FactsCollector facts;
    private final ByteArrayOutputStream trailing = new ByteArrayOutputStream();
    private final Deque<Record> ofLine = new ArrayDeque<>();
    private ContentPosition position;
    private boolean damaged;

    private LogReader(
            SessionFile file, FileLines lines, MessageDigest sum, ContentPosition from, FactsCollector facts) {
        this.path = file.path();
        this.lines = lines;
        this.sum = sum;
        this.position = from;
        this.facts = facts;
    }

    static LogReader open(SessionFile file, Position position, FactsCollector facts) throws IOException {
        ContentPosition from = ContentPosition.of(position, file);
        FileLines lines = FileLines.open(file.path());
        try {
            MessageDigest sum = FileHash.begin();
            for (long left = from.extent(); left > 0; ) {
                byte[] piece = lines.readBytes((int) Math.min(PIECE, left));
                sum.update(piece);
                left = piece.length == 0 ? -1 : left - piece.length;
            }
            if (!FileHash.finish(copyOf(sum)).equals(from.hash())) {
                throw new PositionRefusedException(file.session());
            }
            return new LogReader(file, lines, sum, from, facts);
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
            while (ofLine.isEmpty()) {
                byte[] line = lines.next();
                if (line == null) {
                    return null;
                }
                take(line);
            }
            Record record = ofLine.removeFirst();
            facts.add(record);
            return record;
        } catch (IOException e) {
            throw new DiskException("cannot read", path, e);
        }
    }

    private void take(byte[] line) {
        trailing.writeBytes(line);
        if (lines.endsWithLineFeed()) {
            trailing.write('\n');
        }
        boolean hole = NulBytes.isHole(line);
        damaged |= hole;
        byte[] written = hole ? NulBytes.recordIn(line, JsonText::isObject) : line;
        if (written.length == 0 && hole) {
            return;
        }
        LogLine read = LogLine.of(written);
        boolean whole = read.kind() == LogLine.Kind.HEADER && read.messages().isPresent();
        if (whole) { // an old document in one line
            read.json().ifPresent(json -> ofLine.addAll(new SessionDocument(json).records()));
        } else {
            Record record = ClassRule.recordOf(written);
            ofLine.add(damaged || lines.endsWithLineFeed() ? record : record.unterminated());
        }
        boolean event = ofLine.stream().anyMatch(record -> record.kind() == Record.Kind.EVENT);
        if (event && lines.endsWithLineFeed() && !damaged) { // state may be followed by more
            sum.update(trailing.toByteArray());
            position = new ContentPosition(
                    position.form(), position.extent() + trailing.size(), FileHash.finish(copyOf(sum)));
            trailing.reset();
        }
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
            throw new DiskException("cannot read", path, e);
        }
    }
}
