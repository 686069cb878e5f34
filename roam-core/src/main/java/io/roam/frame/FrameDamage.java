package io.roam.frame;

import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;

/** Tells that a file does not hold the bytes that it should; whoever knows the file makes the error of it. */
final class FrameDamage {
    private FrameDamage() {}

    static UncheckedIOException of(String reason) {
        return new UncheckedIOException(new StreamCorruptedException(reason));
    }

    static void check(boolean intact, String reason) {
        if (!intact) {
            throw of(reason);
        }
    }
}
