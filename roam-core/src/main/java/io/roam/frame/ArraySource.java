package io.roam.frame;

/** Some bytes of an array. */
public final class ArraySource implements PlainSource {
    private final byte[] bytes;
    private final int end;
    private int position;

    public ArraySource(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.position = from;
        this.end = from + length;
    }

    @Override
    public int read(byte[] into) {
        int count = Math.min(into.length, end - position);
        System.arraycopy(bytes, position, into, 0, count);
        position += count;
        return count;
    }

    @Override
    public void checkEnd() {}
}
