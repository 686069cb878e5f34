package io.roam.adapter.claude;

import com.google.common.hash.Hashing;
import io.roam.adapter.claude.files.FileBytes;
import java.io.IOException;
import java.util.Arrays;

/**
 * How far a track was read.
 *
 * @param offset where reading continues
 * @param lineLength length of the line before it, with its line feed; 0 at the start
 * @param hash of that line, or of the whole file
 * @param size of the file when it was read
 * @param modified when the file was changed last, in nanoseconds
 */
record TrackPosition(long offset, int lineLength, String hash, long size, long modified) {
    static final TrackPosition START = new TrackPosition(0, 0, "", 0, 0);

    /** Whether size and time of the file are the same as when it was read. */
    boolean isUnchanged(TrackFile file) {
        return size == file.size() && modified == file.modifiedNanos();
    }

    /** Whether the line before the position is still the same, and the file was not written again in its old size. */
    boolean isValidFor(TrackFile file) throws IOException {
        if (!file.isLines() || isUnchanged(file)) {
            return true;
        }
        if (lineLength == 0 || file.size() < offset) {
            return offset == 0;
        }
        if (file.size() == size) { // nothing was appended, so something was changed in place
            return false;
        }
        byte[] before = FileBytes.read(file.path(), offset - lineLength, lineLength);
        return before[lineLength - 1] == '\n'
                && hashOf(Arrays.copyOf(before, lineLength - 1)).equals(hash);
    }

    /** Returns the same position with the current size and time of the file. */
    TrackPosition withStampOf(TrackFile file) {
        return new TrackPosition(offset, lineLength, hash, file.size(), file.modifiedNanos());
    }

    /** Returns the first half of a SHA-256, which is enough to notice accidents. */
    static String hashOf(byte[] bytes) {
        return Hashing.sha256().hashBytes(bytes).toString().substring(0, 32);
    }
}
