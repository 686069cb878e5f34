package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of a protobuf message, as far as its wire format tells. */
public final class Protobuf {
    private final byte[] bytes;
    private final List<Field> fields = new ArrayList<>();
    private int at;

    private Protobuf(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A field. */
    public static final class Field {
        private final int number;
        private final byte[] bytes;
        private final long value;
        private final boolean hasLength;

        Field(int number, byte[] bytes, long value, boolean hasLength) {
            this.number = number;
            this.bytes = bytes;
            this.value = value;
            this.hasLength = hasLength;
        }

        public int number() {
            return number;
        }

        /** What a field with a length holds; empty for a number. */
        public byte[] bytes() {
            return bytes;
        }

        /** A number; 0 for all else. */
        public long value() {
            return value;
        }

        public boolean hasLength() {
            return hasLength;
        }

        public String text() {
            return new String(bytes, UTF_8);
        }
    }

    /** The fields, in their order; empty if the bytes are no message. */
    public static Optional<List<Field>> parse(byte[] bytes) {
        Protobuf message = new Protobuf(bytes);
        return message.read() ? Optional.of(message.fields) : Optional.empty();
    }

    /** All fields of that number. */
    public static List<Field> all(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).toList();
    }

    /** The last field of that number, which is the one that counts. */
    public static Optional<Field> last(List<Field> fields, int number) {
        return all(fields, number).stream().reduce((first, last) -> last);
    }

    private boolean read() {
        while (at < bytes.length) {
            long tag = varint();
            int number = (int) (tag >>> 3);
            if (tag <= 0 || number == 0 || number >= 1 << 20 || !value(number, (int) (tag & 7))) {
                return false;
            }
        }
        return true;
    }

    private boolean value(int number, int wire) {
        return switch (wire) {
            case 0 -> number(number, varint());
            case 1 -> fixed(number, 8);
            case 2 -> length(number);
            case 5 -> fixed(number, 4);
            default -> false;
        };
    }

    private boolean number(int number, long value) {
        fields.add(new Field(number, new byte[0], value, false));
        return at >= 0;
    }

    private boolean fixed(int number, int size) {
        long value = 0;
        for (int i = 0; i < size && at + size <= bytes.length; i++) {
            value |= (bytes[at + i] & 0xffL) << (8 * i);
        }
        at += size;
        return number(number, value) && at <= bytes.length;
    }

    private boolean length(int number) {
        long length = varint();
        if (at < 0 || length < 0 || length > bytes.length - at) {
            return false;
        }
        fields.add(new Field(number, Arrays.copyOfRange(bytes, at, at + (int) length), 0, true));
        at += (int) length;
        return true;
    }

    /** A number; a cut one makes what follows none. */
    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64 && at >= 0 && at < bytes.length; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        at = Integer.MIN_VALUE;
        return -1;
    }
}
