package io.roam.device;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.io.BaseEncoding;
import io.roam.chain.Hash;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies a device everywhere; the fingerprint of its key.
 *
 * @param text 32 characters, lower-case base32
 */
public record DeviceId(String text) implements Comparable<DeviceId> {
    private static final int LENGTH = 32;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    /** The number of bytes of an id. */
    static final int BYTES = 20;

    private static final BaseEncoding BASE32 = BaseEncoding.base32().lowerCase().omitPadding();

    /** Checks the form. */
    public DeviceId {
        if (!isId(text)) {
            throw new IllegalArgumentException("no device id: " + text);
        }
    }

    static DeviceId of(byte[] rawKey) {
        return ofBytes(Arrays.copyOf(Hash.of(rawKey).bytes(), BYTES));
    }

    static DeviceId ofBytes(byte[] raw) {
        return new DeviceId(BASE32.encode(raw));
    }

    byte[] bytes() {
        return BASE32.decode(text);
    }

    /** Parses a complete id; empty for any other text. */
    public static Optional<DeviceId> parse(String text) {
        return isId(text) ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    private static boolean isId(String text) {
        boolean id = text.length() == LENGTH;
        for (int i = 0; id && i < LENGTH; i++) {
            char sign = text.charAt(i);
            id = (sign >= 'a' && sign <= 'z') || (sign >= '2' && sign <= '7');
        }
        return id;
    }

    /** Returns the whole id in groups of four characters, to be compared by eye. */
    public String fingerprint() {
        return Joiner.on('-').join(Splitter.fixedLength(4).split(text));
    }

    /** Returns the first eight characters, which are enough to distinguish a user's devices. */
    public String shortId() {
        return text.substring(0, 8);
    }

    /** Returns what the user types for the device of that name: its id where the name, which others chose, could be misread. */
    public String inCommand(String name) {
        return isPlainName(name) ? name : shortId();
    }

    /** Whether a name is one word in every shell, and cannot be taken for a pairing code. */
    public static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches()
                && !name.toLowerCase(Locale.ROOT).startsWith("roam");
    }

    @Override
    public int compareTo(DeviceId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
