package io.roam.frame;

/** The plain bytes of a part of a batch, wherever they are. */
public interface PlainSource extends AutoCloseable {
    /** Writes the next bytes to the beginning of {@code into}, at least one, and returns how many; 0 at the end. */
    int read(byte[] into);

    /** Checks, at the end, that nothing else stands there. */
    void checkEnd();

    @Override
    default void close() {}
}
