package io.roam.adapter.codex;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Reads the pieces of a history one after the other. */
final class LineageStream extends InputStream {
    private final Iterator<Lineage.Piece> rest;
    private Lineage.Piece piece;
    private InputStream in = InputStream.nullInputStream();
    private long left;
    private int lastByte = '\n';

    LineageStream(List<Lineage.Piece> pieces) {
        this.rest = pieces.iterator();
        this.piece = pieces.get(0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        int read = in.read(bytes, from, (int) Math.min(count, left));
        while (left == 0 || read < 0) {
            requireWhole();
            if (!rest.hasNext()) {
                return -1;
            }
            begin(rest.next());
            read = in.read(bytes, from, (int) Math.min(count, left));
        }
        left -= read;
        lastByte = bytes[from + read - 1];
        return read;
    }

    /** A file that others continue ends with a line where they do. */
    private void requireWhole() {
        boolean isCut = left > 0 && rest.hasNext();
        if (isCut || (rest.hasNext() && lastByte != '\n')) {
            throw new BrokenLineageException(
                    piece.file().path(), piece.file().name().own());
        }
    }

    private void begin(Lineage.Piece next) throws IOException {
        in.close();
        in = InputStream.nullInputStream();
        in = next.file().open();
        piece = next;
        left = next.length();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
