package io.roam.batch;

/** Decides about bytes that it must not keep. */
@FunctionalInterface
public interface BytesTest {
    /** About those from {@code from} up to {@code to}. */
    boolean test(byte[] bytes, int from, int to);
}
