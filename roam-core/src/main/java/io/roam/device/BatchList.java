package io.roam.device;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;

/**
 * Names the batches of a removed device that another device had accepted. It is not signed: the card of its maker names it by its hash.
 *
 * <p>Its names are searched in the bytes of the file, where each takes one line of equal length.
 */
public final class BatchList {
    /** The most bytes that a list has: about a million names. */
    public static final int MAX_BYTES = 64 << 20;

    private static final byte[] FIRST_LINE = "roam list 1\n".getBytes(US_ASCII);
    private static final int DIGITS = 2 * Hash.BYTES;
    private static final int LINE = DIGITS + 1;
    private static final int MAX_NAMES = (MAX_BYTES - FIRST_LINE.length) / LINE;

    private final byte[] content;

    private BatchList(byte[] content) {
        this.content = content;
    }

    /** Returns the list of some batches; at most as many as a list can have. */
    public static BatchList of(Collection<BatchId> ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(FIRST_LINE);
        ids.stream().sorted().distinct().limit(MAX_NAMES).forEach(id -> {
            bytes.writeBytes(id.hex().getBytes(US_ASCII));
            bytes.write('\n');
        });
        return new BatchList(bytes.toByteArray());
    }

    /** Parses a list, whose ids must be ascending. */
    public static BatchList parse(byte[] bytes) {
        BatchList list = new BatchList(bytes.clone());
        boolean framed = bytes.length <= MAX_BYTES
                && bytes.length >= FIRST_LINE.length
                && Arrays.equals(bytes, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length)
                && (bytes.length - FIRST_LINE.length) % LINE == 0;
        if (!framed || !list.hasAscendingLines()) {
            throw new InvalidCardException("not a list of archive files", null);
        }
        return list;
    }

    private boolean hasAscendingLines() {
        for (int line = 0; line < size(); line++) {
            int at = at(line);
            boolean hex = content[at + DIGITS] == '\n';
            for (int i = at; hex && i < at + DIGITS; i++) {
                hex = (content[i] >= '0' && content[i] <= '9') || (content[i] >= 'a' && content[i] <= 'f');
            }
            boolean ascending = line == 0
                    || Arrays.compare(content, at(line - 1), at(line - 1) + DIGITS, content, at, at + DIGITS) < 0;
            if (!hex || !ascending) {
                return false;
            }
        }
        return true;
    }

    private static int at(int line) {
        return FIRST_LINE.length + line * LINE;
    }

    /** Returns the size of the file of a list with that many names; greater than {@link #MAX_BYTES} for too many. */
    public static long bytesFor(long names) {
        return names < 0 || names > MAX_NAMES ? MAX_BYTES + 1L : FIRST_LINE.length + names * LINE;
    }

    /** Whether a batch is in the list. */
    public boolean contains(BatchId id) {
        byte[] wanted = id.hex().getBytes(US_ASCII);
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compare(content, at(middle), at(middle) + DIGITS, wanted, 0, DIGITS);
            if (order == 0) {
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return false;
    }

    /** Returns the number of batches in it. */
    public int size() {
        return (content.length - FIRST_LINE.length) / LINE;
    }

    /** Returns the list as a file. */
    public byte[] bytes() {
        return content.clone();
    }

    /** Returns the hash of the file, by which it is named. */
    public Hash hash() {
        return Hash.of(content);
    }
}
