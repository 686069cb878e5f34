package io.roam.capture;

/** Recognizes what a power loss, or a cloud drive that did not fetch a file, leaves in the place of its content. */
final class NulBytes {
    /** Fewer of them in the middle of a file are somebody's bytes. */
    private static final int LEAST = 16;

    private NulBytes() {}

    /** Whether there are bytes, and all of them are NUL. */
    static boolean isAll(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return bytes.length > 0;
    }

    /** Whether bytes are NUL and so many that they are no record. */
    static boolean isHole(byte[] bytes) {
        return bytes.length >= LEAST && isAll(bytes);
    }
}
